namespace Platform.Domain;

/// <summary>What a change of clocks does to a time of day at a place.</summary>
public enum ClockChange
{
    None,

    /// <summary>The clock skips the time, so that what was agreed on begins at the next one that there is.</summary>
    MissingHour,

    /// <summary>The clock shows the time twice; the first is meant.</summary>
    DoubledHour,
}

/// <summary>The instant at which the clock on a place's wall shows a date and time, for the first time.</summary>
public readonly record struct LocalMoment(DateTimeOffset Instant, ClockChange Change)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// Holds for every change of a zone's offset, be it summer time or a new law, of any length: it asks the zone only
    /// what its offset is at an instant, which is never in doubt.
    /// </summary>
    public static LocalMoment At(DateOnly on, TimeOnly at, TimeZoneInfo zone)
    {
        var asIfUtc = new DateTimeOffset(on.ToDateTime(at), TimeSpan.Zero);
        var before = zone.GetUtcOffset(asIfUtc - Day);
        var after = zone.GetUtcOffset(asIfUtc + Day);
        var (withBefore, withAfter) = (asIfUtc - before, asIfUtc - after);
        var beforeHolds = zone.GetUtcOffset(withBefore) == before;
        var afterHolds = zone.GetUtcOffset(withAfter) == after;

        return (beforeHolds, afterHolds) switch
        {
            (true, true) when before != after => new(withBefore, ClockChange.DoubledHour),
            (true, _) => new(withBefore, ClockChange.None),
            (false, true) => new(withAfter, ClockChange.None),
            (false, false) => new(ChangeBetween(withAfter, withBefore, zone), ClockChange.MissingHour),
        };
    }

    /// <summary>The time of day that the clock on the wall shows at an instant.</summary>
    public static TimeOnly OnTheWall(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The first second of the new offset, between an instant of the old one and an instant of the new.</summary>
    private static DateTimeOffset ChangeBetween(DateTimeOffset old, DateTimeOffset @new, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(@new);
        while (@new - old > TimeSpan.FromSeconds(1))
        {
            var middle = old + TimeSpan.FromSeconds((long)((@new - old).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == offset) @new = middle;
            else old = middle;
        }

        return @new;
    }
}
