using Platform.Contracts.Directory;
using Platform.Domain;
using Platform.Gateway.People;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>What one person may do in one organisation under one role, at all its sites or at some.</summary>
internal sealed class Membership : Aggregate
{
    public const int MaxSites = 200;

    private Membership()
    {
    }

    public Guid OrganizationId { get; private init; }
    public Guid PersonId { get; private init; }
    public required string Role { get; init; }

    /// <summary>All the organisation's sites, those to come included.</summary>
    public bool AllSites { get; private init; }

    /// <summary>The sites it covers if not all.</summary>
    public required List<Guid> Sites { get; init; }

    public DateTimeOffset GrantedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Since when it is of no effect, until it is given back.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <param name="sites">Those named by whoever grants it.</param>
    /// <param name="sitesThereAre">The sites of the organisation.</param>
    public static Membership Grant(
        Guid id,
        Organization organization,
        Person person,
        string role,
        bool allSites,
        IReadOnlyCollection<Guid> sites,
        IReadOnlySet<Guid> sitesThereAre,
        DateTimeOffset now)
    {
        RequireGrantable(organization, role, allSites, sites, sitesThereAre);
        var membership = new Membership
        {
            Id = id,
            OrganizationId = organization.Id,
            PersonId = person.Id,
            Role = role,
            AllSites = allSites,
            Sites = [.. sites.Distinct()],
            GrantedAt = now,
        };
        membership.NoteChange(person, now);
        return membership;
    }

    /// <summary>Refuses what no membership of the organisation can be.</summary>
    public static void RequireGrantable(
        Organization organization,
        string role,
        bool allSites,
        IReadOnlyCollection<Guid> sites,
        IReadOnlySet<Guid> sitesThereAre)
    {
        if (!Roles.All.Contains(role)) throw RoleUnknown(role);
        if (Roles.National.Contains(role) != organization.IsNationalCentre) throw RoleNotHere(role);
        if (allSites == sites.Count > 0) throw AllSitesOrSome();
        if (sites.Any(site => !sitesThereAre.Contains(site))) throw SiteUnknown();
    }

    /// <summary>Nobody suspends, ends or moves their own: whoever did by mistake could not get back.</summary>
    public void RequireAnothers(Guid byWhom)
    {
        if (PersonId == byWhom) throw Own();
    }

    /// <summary>Makes it of no effect from the person's next request on.</summary>
    public void Suspend(Person person, DateTimeOffset now)
    {
        if (EndedAt is not null) throw Ended();
        if (SuspendedAt is not null) throw Suspended();

        SuspendedAt = now;
        NoteChange(person, now);
    }

    public void Reinstate(Person person, DateTimeOffset now)
    {
        if (EndedAt is not null) throw Ended();
        if (SuspendedAt is null) throw NotSuspended();
        if (person.SuspendedAt is not null) throw PersonSuspended();

        SuspendedAt = null;
        NoteChange(person, now);
    }

    /// <summary>Takes it away. It is never given back: a new one is granted instead.</summary>
    public void End(Person person, DateTimeOffset now)
    {
        if (EndedAt is not null) throw Ended();

        EndedAt = now;
        NoteChange(person, now);
    }

    private void NoteChange(Person person, DateTimeOffset now) => Note(new MembershipChanged(
        OrganizationId,
        Id,
        PersonId,
        person.FullName,
        Role,
        AllSites,
        [.. Sites],
        EndedAt is null && SuspendedAt is null,
        NextVersion,
        now,
        person.Email,
        person.Language));

    private static RuleViolationException RoleUnknown(string role) => new("membership.role-unknown", role);
    private static RuleViolationException RoleNotHere(string role) => new("membership.role-not-here", role);
    private static RuleViolationException AllSitesOrSome() => new("membership.all-sites-or-some");
    private static RuleViolationException SiteUnknown() => new("membership.site-unknown");
    private static RuleViolationException Own() => new("membership.own");
    private static RuleViolationException Suspended() => new("membership.suspended");
    private static RuleViolationException NotSuspended() => new("membership.not-suspended");
    private static RuleViolationException PersonSuspended() => new("membership.person-suspended");
    private static RuleViolationException Ended() => new("membership.ended");
}
