using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Casework.Concerns;

/// <summary>
/// Something about a person that the team has to talk about, with the time by which somebody answers. Whoever raised it
/// does not answer it. When the time is over unanswered it stands with the one who supervises: no clockwork carries it
/// there that could stop, its time alone says where it stands.
/// </summary>
internal sealed class Concern : Aggregate
{
    public const int MaxText = 1000;

    /// <summary>Concerns are discussed soon.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    private Concern()
    {
    }

    public Guid ParticipantId { get; private init; }
    public Guid TeamId { get; private init; }
    public Guid RaisedById { get; private init; }
    public DateTimeOffset RaisedAt { get; private init; }
    public string Text { get; private init; } = "";

    /// <summary>By when the team answers.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Where it goes: a case manager's to the clinical supervisor, a peer's to the peer navigator.</summary>
    public string EscalatesTo { get; private init; } = "";

    /// <summary>When it was taken there, where somebody did not wait for its time.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    public Guid? AnsweredById { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Answer { get; private set; }

    /// <param name="role">The part in the team of who raises it.</param>
    public static Concern Raise(
        Guid? id, Guid participantId, Guid teamId, string text, DateTimeOffset dueAt, Guid byId, string role, DateTimeOffset now)
    {
        if (dueAt <= now || dueAt > now + LongestWait) throw WhichTime(LongestWait.Days);

        return new Concern
        {
            Id = id ?? Guid.CreateVersion7(now),
            ParticipantId = participantId,
            TeamId = teamId,
            RaisedById = byId,
            RaisedAt = now,
            Text = text.Trim(),
            DueAt = dueAt,
            EscalatesTo = role == Roles.CaseManager ? Roles.ClinicalSupervisor : Roles.PeerNavigator,
        };
    }

    public void Reply(string answer, Guid byId, DateTimeOffset now)
    {
        RefuseIfAnswered();
        if (byId == RaisedById) throw OwnConcern();

        (Answer, AnsweredById, AnsweredAt) = (answer.Trim(), byId, now);
    }

    /// <summary>Takes it to who supervises, at once.</summary>
    public void Escalate(DateTimeOffset now)
    {
        RefuseIfAnswered();
        if (EscalatedAt is not null || DueAt <= now) throw EscalatedAlready();

        EscalatedAt = now;
    }

    private void RefuseIfAnswered()
    {
        if (AnsweredAt is not null) throw Answered();
    }

    private static RuleViolationException WhichTime(int days) => new("concern.time", days);

    private static RuleViolationException OwnConcern() => new("concern.own");

    private static RuleViolationException Answered() => new("concern.answered");

    private static RuleViolationException EscalatedAlready() => new("concern.escalated");
}
