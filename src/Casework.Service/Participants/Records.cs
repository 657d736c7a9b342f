using Platform.Casework.Data;
using Platform.Casework.Teams;
using Platform.ServiceDefaults;

namespace Platform.Casework.Participants;

/// <summary>The records that somebody may open: those of the people of the teams that <see cref="Access"/> opens to them.</summary>
internal static class Records
{
    /// <summary>People whose records the caller keeps, and may write in.</summary>
    public static IQueryable<Participant> PeopleTreatedBy(this CaseworkDb db, Caller caller, DateTimeOffset now)
    {
        var teams = db.Teams.TreatedBy(caller, now);
        return db.Participants.Where(person => teams.Any(team => team.Id == person.TeamId));
    }

    /// <summary>People whose records the caller may read.</summary>
    public static IQueryable<Participant> PeopleReadBy(this CaseworkDb db, Caller caller, DateTimeOffset now)
    {
        var teams = db.Teams.ReadBy(caller, now);
        return db.Participants.Where(person => teams.Any(team => team.Id == person.TeamId));
    }

    /// <summary>People for whom the caller answers as privacy officer: those served at the sites of that membership.</summary>
    public static IQueryable<Participant> PeopleAnsweredForBy(this CaseworkDb db, Caller caller)
    {
        var scope = caller.SitesAs(Roles.PrivacyOfficer);
        if (scope.All) return db.Participants;

        Guid[] sites = [.. scope.Sites];
        return db.Participants.Where(person => db.Teams.Any(team => team.Id == person.TeamId && sites.Contains(team.SiteId)));
    }
}
