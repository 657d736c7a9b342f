namespace Platform.Cohorts.Partners;

internal enum PairEnd
{
    /// <summary>One of them, or more, goes on outings alone now.</summary>
    ReadyForSolo,

    NotWorkingWell,

    /// <summary>One of them left the group.</summary>
    LeftGroup,

    /// <summary>The partners of the group were arranged anew.</summary>
    Rearranged,
}

/// <summary>Partners: two people, or three where the number was odd, from the day it was offered until it ended.</summary>
internal sealed class Pair
{
    private Pair()
    {
    }

    public Guid Id { get; private init; }
    public Guid CohortId { get; private init; }
    public Guid FirstId { get; private init; }
    public Guid SecondId { get; private init; }
    public Guid? ThirdId { get; private init; }

    /// <summary>Which arrangement of the group's partners brought them together, from 1.</summary>
    public int Round { get; private init; }

    public DateOnly Since { get; private init; }

    /// <summary>Whether they stay together whatever is proposed.</summary>
    public bool IsLocked { get; private set; }

    public DateOnly? EndedOn { get; private set; }
    public PairEnd? Ending { get; private set; }

    /// <summary>What is to be remembered of how it ended. Protected, as names are.</summary>
    public string? EndNote { get; private set; }

    // That they do not go well together: what was seen, what it does to the group, what is done. Protected, as names are.
    public DateOnly? ConcernSince { get; private set; }
    public string? ConcernSeen { get; private set; }
    public string? ConcernImpact { get; private set; }
    public string? ConcernAction { get; private set; }

    /// <summary>The day from which it went well again.</summary>
    public DateOnly? ConcernSettledOn { get; private set; }

    /// <summary>Whether it does not go well now.</summary>
    public bool IsFlagged => ConcernSince is not null && ConcernSettledOn is null;

    public bool IsCurrent => EndedOn is null;

    public Together Members => ThirdId is { } third ? Together.Of(FirstId, SecondId, third) : Together.Of(FirstId, SecondId);

    public static Pair Begin(Guid cohortId, Together members, int round, DateOnly today, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CohortId = cohortId,
        FirstId = members.First,
        SecondId = members.Second,
        ThirdId = members.Third,
        Round = round,
        Since = today,
    };

    public void End(PairEnd ending, string? note, DateOnly today)
    {
        (EndedOn, Ending, EndNote) = (today, ending, TextOrNull(note));
        IsLocked = false;
    }

    public void Lock(bool locked) => IsLocked = locked;

    public void Flag(string seen, string? impact, string? action, bool settled, DateOnly today)
    {
        if (!IsFlagged) ConcernSince = today;
        (ConcernSeen, ConcernImpact, ConcernAction) = (seen.Trim(), TextOrNull(impact), TextOrNull(action));
        ConcernSettledOn = settled ? today : null;
    }

    private static string? TextOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Two people who are never partners in this group. The reason is protected, as names are.</summary>
internal sealed class KeptApart(Guid id, Guid cohortId, Guid firstId, Guid secondId, string reason, DateOnly since)
{
    public Guid Id { get; private init; } = id;
    public Guid CohortId { get; private init; } = cohortId;
    public Guid FirstId { get; private init; } = firstId;
    public Guid SecondId { get; private init; } = secondId;
    public string Reason { get; private init; } = reason;
    public DateOnly Since { get; private init; } = since;

    public Together People => Together.Of(FirstId, SecondId);
}
