namespace Platform.Training.Attendance;

/// <summary>A stretch of time from its first moment up to, and not including, its last. One that ends before it begins is empty.</summary>
internal readonly record struct Interval(DateTimeOffset From, DateTimeOffset Until)
{
    public bool IsEmpty => Until <= From;

    /// <summary>The part that lies within <paramref name="window"/>.</summary>
    public Interval Within(Interval window) => new(
        From > window.From ? From : window.From,
        Until < window.Until ? Until : window.Until);

    /// <summary>
    /// The same time without overlaps, in order: somebody who joined again, or on two devices at once, was there once. Stretches that
    /// touch are one; empty ones are left out.
    /// </summary>
    public static IReadOnlyList<Interval> Union(IEnumerable<Interval> intervals)
    {
        List<Interval> union = [];
        foreach (var next in intervals.Where(interval => !interval.IsEmpty).OrderBy(interval => interval.From))
        {
            if (union is [.., var last] && next.From <= last.Until)
                union[^1] = last with { Until = next.Until > last.Until ? next.Until : last.Until };
            else
                union.Add(next);
        }

        return union;
    }

    /// <summary>How long the intervals last together, time that overlaps counted once, in whole minutes.</summary>
    public static int Minutes(IEnumerable<Interval> intervals) =>
        (int)Math.Round(Union(intervals).Sum(interval => (interval.Until - interval.From).TotalMinutes), MidpointRounding.AwayFromZero);
}
