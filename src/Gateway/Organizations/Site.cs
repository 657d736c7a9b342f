using Platform.Contracts.Directory;
using Platform.Domain;

namespace Platform.Gateway.Organizations;

/// <summary>A place of an organisation where people meet, with the time zone that its meetings are held in.</summary>
internal sealed class Site : Aggregate
{
    public const int MaxName = 200;
    public const int MaxTimeZone = 60;

    private Site()
    {
    }

    public Guid OrganizationId { get; private init; }
    public required string Name { get; init; }

    /// <summary>An IANA zone, as <c>America/New_York</c>.</summary>
    public required string TimeZone { get; init; }

    public DateTimeOffset OpenedAt { get; private init; }

    public static Site Open(Guid id, Organization organization, string name, string timeZone, DateTimeOffset now)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || !zone.HasIanaId || zone.Id != timeZone)
            throw TimeZoneUnknown(timeZone);

        var site = new Site
        {
            Id = id,
            OrganizationId = organization.Id,
            Name = name.Trim(),
            TimeZone = timeZone,
            OpenedAt = now,
        };
        site.Note(new SiteOpened(organization.Id, id, site.Name, timeZone, site.NextVersion, now));
        return site;
    }

    private static RuleViolationException TimeZoneUnknown(string zone) => new("site.time-zone-unknown", zone);
}
