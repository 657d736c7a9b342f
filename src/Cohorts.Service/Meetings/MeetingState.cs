namespace Platform.Cohorts.Meetings;

/// <summary>How a meeting stands, for a reader.</summary>
internal enum MeetingState
{
    /// <summary>To come, or over and not recorded yet.</summary>
    Planned,

    /// <summary>The group does not meet in that week.</summary>
    Skipped,

    Held,

    /// <summary>It was planned, and nobody met.</summary>
    DidNotHappen,
}

internal static class MeetingStates
{
    public static MeetingState StateOf(this Outcome? outcome, bool skipped) => (outcome, skipped) switch
    {
        (Outcome.Held, _) => MeetingState.Held,
        (Outcome.DidNotHappen, _) => MeetingState.DidNotHappen,
        (_, true) => MeetingState.Skipped,
        _ => MeetingState.Planned,
    };
}
