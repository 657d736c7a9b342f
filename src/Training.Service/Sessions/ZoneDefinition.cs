using System.Globalization;

namespace Platform.Training.Sessions;

/// <summary>
/// A time zone as iCalendar wants it beside each appointment (RFC 5545, VTIMEZONE): the two changes of clocks before the
/// appointment, each with the rule by which it comes back each year where there is one.
/// </summary>
internal static class ZoneDefinition
{
    // A zone that has not changed its clocks for so long has no summer time.
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(800);

    private const int YearsLookedAt = 5;

    private static readonly DateTime Beginning = new(1970, 1, 1);

    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static IEnumerable<string> Lines(TimeZoneInfo zone, DateTimeOffset at)
    {
        yield return "BEGIN:VTIMEZONE";
        yield return $"TZID:{zone.Id}";
        if (ChangeBefore(zone, at) is not { } last)
        {
            foreach (var line in Part(zone, at, Beginning, zone.GetUtcOffset(at), rule: null)) yield return line;
        }
        else
        {
            var before = ChangeBefore(zone, last.AddSeconds(-1));
            foreach (var line in before is { } earlier ? Part(zone, earlier) : Part(
                zone, last.AddSeconds(-1), Beginning, zone.GetUtcOffset(last.AddSeconds(-1)), rule: null))
                yield return line;
            foreach (var line in Part(zone, last)) yield return line;
        }

        yield return "END:VTIMEZONE";
    }

    private static IEnumerable<string> Part(TimeZoneInfo zone, DateTimeOffset change)
    {
        var from = zone.GetUtcOffset(change.AddSeconds(-1));
        return Part(zone, change, change.ToOffset(from).DateTime, from, Rule(zone, change, from));
    }

    private static IEnumerable<string> Part(
        TimeZoneInfo zone, DateTimeOffset at, DateTime onTheWall, TimeSpan from, string? rule)
    {
        var kind = zone.IsDaylightSavingTime(at) ? "DAYLIGHT" : "STANDARD";
        yield return $"BEGIN:{kind}";
        yield return string.Create(CultureInfo.InvariantCulture, $"DTSTART:{onTheWall:yyyyMMdd'T'HHmmss}");
        if (rule is not null) yield return $"RRULE:{rule}";
        yield return $"TZOFFSETFROM:{Offset(from)}";
        yield return $"TZOFFSETTO:{Offset(zone.GetUtcOffset(at))}";
        yield return $"END:{kind}";
    }

    /// <summary>
    /// The rule of a change that comes back each year on the like day, as the second Sunday of March. Five years are looked
    /// at: the fourth Sunday of a month is often the last, and not always.
    /// </summary>
    private static string? Rule(TimeZoneInfo zone, DateTimeOffset change, TimeSpan from)
    {
        List<DateTime> days = [change.ToOffset(from).DateTime];
        for (var year = 1; year <= YearsLookedAt; year++)
        {
            // The other change of the year may lie between; never a third.
            var again = ChangeBefore(zone, change.AddDays((365 * year) + 20));
            if (again is { } other && zone.GetUtcOffset(other.AddSeconds(-1)) != from)
                again = ChangeBefore(zone, other.AddSeconds(-1));
            if (again is not { } found) return null;

            days.Add(found.ToOffset(from).DateTime);
        }

        var first = days[0];
        if (days.Any(day => day.TimeOfDay != first.TimeOfDay || day.DayOfWeek != first.DayOfWeek || day.Month != first.Month))
            return null;

        var week = days.All(day => Week(day) == Week(first)) ? Week(first) : days.All(IsLast) ? -1 : 0;
        return week == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"FREQ=YEARLY;BYMONTH={first.Month};BYDAY={week}{Weekdays[(int)first.DayOfWeek]}");
    }

    private static int Week(DateTime day) => (day.Day + 6) / 7;

    private static bool IsLast(DateTime day) => day.AddDays(7).Month != day.Month;

    /// <summary>The instant of the last change of clocks at or before another; null if there was none for long.</summary>
    private static DateTimeOffset? ChangeBefore(TimeZoneInfo zone, DateTimeOffset at)
    {
        var offset = zone.GetUtcOffset(at);
        var (early, late) = (at, at);
        while (zone.GetUtcOffset(early) == offset)
        {
            if (at - early > LongAgo) return null;
            (early, late) = (early.AddDays(-1), early);
        }

        while (late - early > TimeSpan.FromSeconds(1))
        {
            var middle = early + TimeSpan.FromSeconds((long)((late - early).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == offset) late = middle;
            else early = middle;
        }

        // Instants are whole seconds apart from `at`, and changes are on the minute.
        return new DateTimeOffset(late.UtcTicks - (late.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private static string Offset(TimeSpan offset) => string.Create(
        CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}");
}
