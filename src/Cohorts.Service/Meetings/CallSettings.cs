namespace Platform.Cohorts.Meetings;

/// <summary>When a coach is told that a call may be welcome.</summary>
internal sealed class CallSettings
{
    public const string Section = "Calls";

    /// <summary>After how many meetings in a row that a person was away from, without a word.</summary>
    public int AfterAwayInARow { get; set; } = 2;

    /// <summary>How many people are named at once: a list that is too long helps nobody.</summary>
    public int AtMost { get; set; } = 5;
}
