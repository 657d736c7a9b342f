namespace Platform.Contracts.Directory;

/// <summary>An organisation takes part in the platform from now on, or its name or kind has changed.</summary>
/// <param name="Kind">One of <c>national-centre</c>, <c>peer-run-organization</c>, <c>state-mental-health-establishment</c>,
/// <c>community-service-board</c>, <c>church-organization</c>, <c>mha-affiliate</c>, <c>nami-group</c>, <c>other</c>.</param>
/// <param name="Version">The organisation's version; a receiver that has a newer one ignores this event.</param>
public sealed record OrganizationRegistered(
    Guid OrganizationId, string Name, string Kind, int Version, DateTimeOffset At);

/// <summary>A site of an organisation is open, or its name or time zone has changed.</summary>
/// <param name="TimeZone">The IANA zone in which the site's meetings are held, as <c>America/New_York</c>.</param>
/// <param name="Version">The site's version.</param>
public sealed record SiteOpened(
    Guid OrganizationId, Guid SiteId, string Name, string TimeZone, int Version, DateTimeOffset At);

/// <summary>What one person may do in one organisation under one role: given, changed or taken away.</summary>
/// <param name="PersonId">The person's id in the directory, which is the <c>sub</c> of their tokens.</param>
/// <param name="Name">The staff member's full name. Participants never appear in directory events.</param>
/// <param name="Role">One of the roles of docs/roles.md, as <c>peer-life-coach</c>.</param>
/// <param name="AllSites">Whether the membership covers all the organisation's sites, those to come included.</param>
/// <param name="Sites">The sites it covers if not all.</param>
/// <param name="Active">False once the membership has been taken away.</param>
/// <param name="Version">The membership's version.</param>
/// <param name="Email">Where the staff member's mail goes; absent in events of before it was told.</param>
/// <param name="Language">The language of their mail, <c>en</c> or <c>es</c>; absent likewise.</param>
public sealed record MembershipChanged(
    Guid OrganizationId,
    Guid MembershipId,
    Guid PersonId,
    string Name,
    string Role,
    bool AllSites,
    IReadOnlyList<Guid> Sites,
    bool Active,
    int Version,
    DateTimeOffset At,
    string? Email = null,
    string? Language = null);
