namespace Platform.Casework.Sites;

/// <summary>A copy of what the directory says of a site.</summary>
internal sealed class Site
{
    public Guid OrganizationId { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The IANA zone of the clock on the site's wall.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The directory's version of the site; an event that is not newer is ignored.</summary>
    public int Version { get; init; }

    /// <summary>The date at the site.</summary>
    public DateOnly Today(DateTimeOffset now) => Local.Day(now, TimeZone);
}
