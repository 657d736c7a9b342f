using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>
/// Whose records somebody may open: those of the people their own team serves, both of the team alike; of a team whose
/// work they lead, while they do; and, reading, of the teams at the sites where they supervise. A role held at one site
/// opens nothing at another. Everything else does not exist for them.
/// </summary>
internal static class Access
{
    /// <summary>Teams that the caller is in, or leads for somebody who is away at this moment.</summary>
    public static IQueryable<Team> TreatedBy(this IQueryable<Team> teams, Caller caller, DateTimeOffset now)
    {
        var (me, scopes) = (caller.PersonId, new Scopes(caller));
        var (anyCases, anyPeers, anyEither) = (scopes.Cases.All, scopes.Peers.All, scopes.Either.All);
        Guid[] cases = [.. scopes.Cases.Sites], peers = [.. scopes.Peers.Sites], either = [.. scopes.Either.Sites];
        return teams.Where(team =>
            (team.CaseManagerId == me && (anyCases || cases.Contains(team.SiteId)))
            || (team.PeerSpecialistId == me && (anyPeers || peers.Contains(team.SiteId)))
            || ((anyEither || either.Contains(team.SiteId))
                && team.Covers.Any(cover => cover.LeaderId == me && cover.StartsAt <= now && cover.EndsAt > now)));
    }

    /// <summary>Teams whose people's records the caller may read.</summary>
    public static IQueryable<Team> ReadBy(this IQueryable<Team> teams, Caller caller, DateTimeOffset now) =>
        teams.TreatedOrAt(caller.SitesAs(Roles.ClinicalSupervisor, Roles.PeerNavigator), caller, now);

    /// <summary>Teams that the caller may know of: names of staff and counts, no participant.</summary>
    public static IQueryable<Team> KnownTo(this IQueryable<Team> teams, Caller caller, DateTimeOffset now) =>
        teams.TreatedOrAt(
            caller.SitesAs(Roles.ProgramDirector, Roles.ClinicalSupervisor, Roles.PeerNavigator, Roles.PeerSupervisor), caller, now);

    /// <summary>Teams that the caller forms: those at the sites where they are program director.</summary>
    public static IQueryable<Team> FormedBy(this IQueryable<Team> teams, Caller caller)
    {
        var directed = caller.SitesAs(Roles.ProgramDirector);
        if (directed.All) return teams;

        Guid[] sites = [.. directed.Sites];
        return teams.Where(team => sites.Contains(team.SiteId));
    }

    private static IQueryable<Team> TreatedOrAt(
        this IQueryable<Team> teams, SiteScope scope, Caller caller, DateTimeOffset now)
    {
        if (scope.All) return teams;
        if (scope.Sites is { Count: 0 }) return teams.TreatedBy(caller, now);

        Guid[] sites = [.. scope.Sites];
        var (me, scopes) = (caller.PersonId, new Scopes(caller));
        var (anyCases, anyPeers, anyEither) = (scopes.Cases.All, scopes.Peers.All, scopes.Either.All);
        Guid[] cases = [.. scopes.Cases.Sites], peers = [.. scopes.Peers.Sites], either = [.. scopes.Either.Sites];
        return teams.Where(team =>
            sites.Contains(team.SiteId)
            || (team.CaseManagerId == me && (anyCases || cases.Contains(team.SiteId)))
            || (team.PeerSpecialistId == me && (anyPeers || peers.Contains(team.SiteId)))
            || ((anyEither || either.Contains(team.SiteId))
                && team.Covers.Any(cover => cover.LeaderId == me && cover.StartsAt <= now && cover.EndsAt > now)));
    }

    private sealed class Scopes(Caller caller)
    {
        public SiteScope Cases { get; } = caller.SitesAs(Roles.CaseManager);
        public SiteScope Peers { get; } = caller.SitesAs(Roles.PeerSupportSpecialist);
        public SiteScope Either { get; } = caller.SitesAs(Roles.CaseManager, Roles.PeerSupportSpecialist);
    }
}
