using Platform.Domain;

namespace Platform.Training.Attendance;

/// <summary>Somebody of whom a report tells: all of its rows that are certainly of one person, and no others.</summary>
/// <param name="Row">The first of the rows.</param>
/// <param name="Rows">How many they are.</param>
/// <param name="Times">When they were there; empty where the report says only for how long, or nothing that can be read.</param>
/// <param name="Minutes">For how long, where the report says no more.</param>
internal sealed record Attendee(
    int Row,
    int Rows,
    string Name,
    string Email,
    bool ByPhone,
    IReadOnlyList<Interval> Times,
    int? Minutes,
    RowFault? Fault);

/// <summary>The people in a report, once its times are known to be of a zone.</summary>
internal sealed record Attendees(IReadOnlyList<Attendee> People, int LeftOut, int DidNotJoin)
{
    /// <summary>
    /// Rows with one address are one person: who joined again, or on a second device. Rows without an address are one person only if
    /// they bear the same name and follow each other; two at the same time may be two people, and stay two.
    /// </summary>
    public static Attendees Of(ZoomReport report, TimeZoneInfo zone)
    {
        var rows = report.Rows.Where(row => row.Section is ReportSection.Attendee or ReportSection.Other).ToArray();
        var joined = rows.Where(row => row.Attended).ToLookup(row => row.Fault is null);
        List<Attendee> people =
        [
            .. joined[true].Where(row => row.Email.Length > 0).GroupBy(row => row.Email).Select(one => Person(one, zone)),
            .. joined[true]
                .Where(row => row.Email.Length == 0)
                .GroupBy(row => (Name: row.Name.ToUpperInvariant(), row.ByPhone))
                .SelectMany(alike => OneAfterTheOther(alike).Select(one => Person(one, zone))),
            // What cannot be read is shown by itself: the rest of the person's rows need nobody.
            .. joined[false].Select(row => Person([row], zone)),
        ];
        return new Attendees(
            [.. people.OrderBy(person => person.Row)],
            report.Rows.Where(row => row.Section is ReportSection.Host or ReportSection.Panelist)
                .DistinctBy(row => row.Email.Length > 0 ? row.Email : row.Name)
                .Count(),
            rows.Where(row => !row.Attended && row.Email.Length > 0)
                .Select(row => row.Email)
                .Except(people.Select(person => person.Email))
                .Count());
    }

    private static Attendee Person(IEnumerable<ReportRow> rows, TimeZoneInfo zone)
    {
        var all = rows.OrderBy(row => row.Number).ToArray();
        var timed = all.Where(row => row is { Joined: not null, Left: not null });
        return new Attendee(
            all[0].Number,
            all.Length,
            all[0].Name,
            all[0].Email,
            all[0].ByPhone,
            Interval.Union(timed.Select(row => Instants(row.Joined!.Value, row.Left!.Value, zone))),
            Array.Exists(all, row => row.Minutes is not null) ? all.Max(row => row.Minutes) : null,
            all[0].Fault);
    }

    /// <summary>When the clocks go back, a time that comes twice is the first one; who left would have left before they came, at the second.</summary>
    private static Interval Instants(DateTime joined, DateTime left, TimeZoneInfo zone)
    {
        var from = Instant(joined, zone);
        var until = Instant(left, zone);
        return new Interval(from, until < from ? from + (left - joined) : until);
    }

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) =>
        LocalMoment.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone).Instant;

    private static List<List<ReportRow>> OneAfterTheOther(IEnumerable<ReportRow> alike)
    {
        List<List<ReportRow>> people = [];
        foreach (var row in alike.OrderBy(row => row.Joined))
        {
            var before = people.Find(rows => row.Joined is { } joined && rows[^1].Left <= joined);
            if (before is null) people.Add([row]);
            else before.Add(row);
        }

        return people;
    }
}
