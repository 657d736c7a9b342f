namespace Platform.Cohorts.Cohorts;

/// <summary>A person's time in a group, from the day they were enrolled to the day they left, if they did.</summary>
internal sealed class Enrollment
{
    private Enrollment()
    {
    }

    public Guid Id { get; private init; }
    public Guid CohortId { get; private init; }
    public Guid ParticipantId { get; private init; }
    public DateOnly EnrolledOn { get; private init; }
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Why the person left. Protected, as names are.</summary>
    public string? WithdrawalReason { get; private set; }

    public bool IsCurrent => WithdrawnOn is null;

    public static Enrollment Begin(Guid cohortId, Guid participantId, DateOnly today, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CohortId = cohortId,
        ParticipantId = participantId,
        EnrolledOn = today,
    };

    public void End(string reason, DateOnly today) => (WithdrawnOn, WithdrawalReason) = (today, reason);
}
