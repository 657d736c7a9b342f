namespace Platform.Casework.Teams;

/// <summary>
/// Who leads somebody's work from one day to another. Days are the site's; the instants derived from them decide whose
/// records the leader may open, so that access ends with the last day by itself.
/// </summary>
internal sealed class Cover
{
    private Cover()
    {
    }

    public Guid Id { get; private init; }
    public Guid TeamId { get; private init; }
    public Guid AwayId { get; private init; }
    public Guid LeaderId { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public Guid ArrangedById { get; private init; }
    public DateTimeOffset ArrangedAt { get; private init; }

    public static Cover Arrange(
        Guid teamId, Guid awayId, Guid leaderId, DateOnly from, DateOnly until, Guid byId, string zone, DateTimeOffset now)
    {
        var cover = new Cover
        {
            Id = Guid.CreateVersion7(now),
            TeamId = teamId,
            AwayId = awayId,
            LeaderId = leaderId,
            From = from,
            Until = until,
            ArrangedById = byId,
            ArrangedAt = now,
        };
        cover.Derive(zone);
        return cover;
    }

    public bool Touches(DateOnly from, DateOnly until) => From <= until && Until >= from;

    public void EndWith(DateOnly until, string zone)
    {
        Until = until;
        Derive(zone);
    }

    public void Derive(string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        (StartsAt, EndsAt) = (Midnight(From, place), Midnight(Until.AddDays(1), place));
    }

    /// <summary>The beginning of a day at the site; where the clock skips midnight, an hour earlier does no harm.</summary>
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
