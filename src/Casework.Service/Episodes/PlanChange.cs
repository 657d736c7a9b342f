namespace Platform.Casework.Episodes;

internal enum PlanChangeKind
{
    Admitted,
    Extended,
    Paused,
    Resumed,
    Rescheduled,
    SessionSkipped,
    SessionRestored,
    SessionMoved,
    TopicReplaced,
    Ended,
}

/// <summary>Who changed what in the plan, and why. Nothing of it is ever changed.</summary>
internal sealed class PlanChange
{
    private PlanChange()
    {
    }

    public Guid Id { get; private init; }
    public Guid EpisodeId { get; private init; }
    public PlanChangeKind Kind { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The reason; of another topic the topic.</summary>
    public string? Reason { get; private init; }

    public DateOnly? From { get; private init; }
    public DateOnly? Until { get; private init; }
    public string? Series { get; private init; }
    public int? Number { get; private init; }

    public static PlanChange Of(
        Guid episodeId,
        PlanChangeKind kind,
        Guid byId,
        DateTimeOffset now,
        string? reason,
        DateOnly? from,
        DateOnly? until,
        string? series,
        int? number)
    {
        return new PlanChange
        {
            Id = Guid.CreateVersion7(now),
            EpisodeId = episodeId,
            Kind = kind,
            ById = byId,
            At = now,
            Reason = reason,
            From = from,
            Until = until,
            Series = series,
            Number = number,
        };
    }
}
