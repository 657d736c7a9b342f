using Platform.Casework.Episodes;
using Platform.Casework.Templates;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

internal enum DutyState
{
    Open,
    Done,
    Cancelled,
}

/// <summary>
/// What one of a team is to do with or for a person on a day: a visit, where it has a time, or a task. Nothing that is no
/// part of a peer's work is ever a peer's duty.
/// </summary>
internal sealed class Duty : Aggregate
{
    public const int MaxPurpose = 200;
    public const int MaxReason = 300;

    /// <summary>How far ahead one plans.</summary>
    public const int MonthsAhead = 12;

    private Duty()
    {
    }

    public Guid EpisodeId { get; private init; }
    public Guid ParticipantId { get; private init; }
    public Guid TeamId { get; private init; }
    public Guid AssigneeId { get; private set; }
    public string Kind { get; private init; } = "";
    public string? Purpose { get; private init; }
    public DateOnly On { get; private set; }
    public TimeOnly? At { get; private set; }
    public DutyState State { get; private set; }

    /// <summary>The contact that it came to, if it was one.</summary>
    public Guid? ContactId { get; private set; }

    public string? Reason { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid PlannedById { get; private init; }

    /// <param name="assigneeRole">The assignee's part in the team, or null if they have none.</param>
    public static Duty Plan(
        Guid? id,
        Episode episode,
        Guid assigneeId,
        string? assigneeRole,
        string kind,
        string? purpose,
        DateOnly on,
        TimeOnly? at,
        Guid byId,
        DateOnly today,
        DateTimeOffset now)
    {
        if (episode.EndedOn is not null) throw Episode.HasEnded();
        if (assigneeRole is null) throw NotInTeam();
        if (ContactKind.Find(kind) is not { } known) throw KindUnknown();
        if (known.NotForPeers && assigneeRole == Roles.PeerSupportSpecialist) throw NotForPeers();
        RefuseDay(on, today);

        return new Duty
        {
            Id = id ?? Guid.CreateVersion7(now),
            EpisodeId = episode.Id,
            ParticipantId = episode.ParticipantId,
            TeamId = episode.TeamId,
            AssigneeId = assigneeId,
            Kind = kind,
            Purpose = string.IsNullOrWhiteSpace(purpose) ? null : purpose.Trim(),
            On = on,
            At = at,
            PlannedById = byId,
        };
    }

    /// <summary>Another day or time, or another of the team.</summary>
    public void Move(DateOnly on, TimeOnly? at, Guid assigneeId, string? assigneeRole, DateOnly today)
    {
        RefuseIfClosed();
        if (assigneeRole is null) throw NotInTeam();
        if (ContactKind.Find(Kind) is { NotForPeers: true } && assigneeRole == Roles.PeerSupportSpecialist) throw NotForPeers();
        RefuseDay(on, today);

        (On, At, AssigneeId) = (on, at, assigneeId);
    }

    /// <summary>It came to a contact.</summary>
    public void Record(Guid contactId, DateTimeOffset now)
    {
        RefuseIfClosed();
        (State, ContactId, ClosedAt) = (DutyState.Done, contactId, now);
    }

    /// <summary>It is done, and was no contact with the person.</summary>
    public void Finish(DateTimeOffset now)
    {
        RefuseIfClosed();
        (State, ClosedAt) = (DutyState.Done, now);
    }

    /// <summary>It is not needed any more.</summary>
    public void Cancel(string reason, DateTimeOffset now)
    {
        RefuseIfClosed();
        (State, Reason, ClosedAt) = (DutyState.Cancelled, reason.Trim(), now);
    }

    private void RefuseIfClosed()
    {
        if (State is not DutyState.Open) throw Closed();
    }

    private static void RefuseDay(DateOnly on, DateOnly today)
    {
        if (on < today || on > today.AddMonths(MonthsAhead)) throw WhichDay(MonthsAhead);
    }

    private static RuleViolationException NotInTeam() => new("duty.not-in-team");

    private static RuleViolationException KindUnknown() => new("duty.kind-unknown");

    private static RuleViolationException NotForPeers() => new("duty.not-for-peers");

    private static RuleViolationException WhichDay(int months) => new("duty.day", months);

    private static RuleViolationException Closed() => new("duty.closed");
}
