using Platform.Casework.Templates;

namespace Platform.Casework.Episodes;

/// <summary>One session of a series in a person's plan: when it is expected, and what became of it.</summary>
internal sealed class PlannedSession
{
    private PlannedSession()
    {
    }

    public Guid EpisodeId { get; private init; }
    public string Series { get; private init; } = "";

    /// <summary>The version of the series that its topic comes from.</summary>
    public int SeriesVersion { get; private init; }

    public int Number { get; private init; }
    public DateOnly DueOn { get; private set; }

    /// <summary>A topic of the person's own in place of the suggested one.</summary>
    public string? ReplacedTopic { get; private set; }

    public DateOnly? SkippedOn { get; private set; }
    public string? SkipReason { get; private set; }

    /// <summary>The day of the first time.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>How often it was held: more than once where it was repeated.</summary>
    public int Times { get; private set; }

    /// <summary>How often it was arranged and did not come about.</summary>
    public int Missed { get; private set; }

    /// <summary>All sessions of a series at the template's pace; what the plan has no time for is expected on its last day.</summary>
    public static IEnumerable<PlannedSession> Of(
        Guid episodeId, SessionSeries series, Pace pace, DateOnly admittedOn, DateOnly endsOn) =>
        series.Topics.Select((_, index) =>
        {
            var due = admittedOn.AddDays(7 * (pace.FromWeek - 1 + (index * pace.EveryWeeks)));
            return new PlannedSession
            {
                EpisodeId = episodeId,
                Series = series.Code,
                SeriesVersion = series.Version,
                Number = index + 1,
                DueOn = due > endsOn ? endsOn : due,
            };
        });

    public void Plan(DateOnly dueOn, string? topic) => (DueOn, ReplacedTopic) = (dueOn, topic);

    public void Skip(string reason, DateOnly today) => (SkippedOn, SkipReason) = (today, reason);

    public void Restore() => (SkippedOn, SkipReason) = (null, null);

    public void Delay(DateOnly from, int days)
    {
        if (DoneOn is null && SkippedOn is null && DueOn >= from) DueOn = DueOn.AddDays(days);
    }

    public void Hold(DateOnly on)
    {
        DoneOn = DoneOn is { } first && first < on ? first : on;
        Times++;
    }

    public void Miss() => Missed++;
}
