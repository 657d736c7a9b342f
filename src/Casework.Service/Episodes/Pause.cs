namespace Platform.Casework.Episodes;

/// <summary>Days on which the plan stands still, both included.</summary>
internal sealed class Pause
{
    private Pause()
    {
    }

    public Guid Id { get; private init; }
    public Guid EpisodeId { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    public string Reason { get; private init; } = "";

    public static Pause Begin(Guid episodeId, DateOnly from, string reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EpisodeId = episodeId,
        From = from,
        Reason = reason,
    };

    public bool Covers(DateOnly day) => day >= From && (Until is null || day <= Until);

    public void End(DateOnly until) => Until = until;
}
