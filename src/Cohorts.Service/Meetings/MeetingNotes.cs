namespace Platform.Cohorts.Meetings;

/// <summary>
/// What the coach heard at a meeting. Private, as names are: it leaves this service only in the answer to somebody who
/// may see the group.
/// </summary>
internal sealed class MeetingNotes(Guid meetingId)
{
    public const int MaxText = 1000;
    public const int MaxTryOut = 200;

    public Guid MeetingId { get; private init; } = meetingId;
    public string? TryOutWent { get; private set; }
    public string? GroupNeeds { get; private set; }
    public string? PersonalNeeds { get; private set; }
    public string? CommonThreads { get; private set; }
    public string? Other { get; private set; }
    public string? TryOut { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    public void Write(Texts texts, DateTimeOffset now)
    {
        (TryOutWent, GroupNeeds, PersonalNeeds) =
            (Text.Of(texts.TryOutWent), Text.Of(texts.GroupNeeds), Text.Of(texts.PersonalNeeds));
        (CommonThreads, Other, TryOut) = (Text.Of(texts.CommonThreads), Text.Of(texts.Other), Text.Of(texts.TryOut));
        WrittenAt = now;
    }

    /// <param name="TryOutWent">How it went with what the group tried out since the meeting before.</param>
    /// <param name="GroupNeeds">What the group needs, as it was heard.</param>
    /// <param name="PersonalNeeds">What somebody needs for themselves.</param>
    /// <param name="CommonThreads">What was heard from several people.</param>
    /// <param name="TryOut">What the group tries out until the next meeting.</param>
    public sealed record Texts(
        string? TryOutWent, string? GroupNeeds, string? PersonalNeeds, string? CommonThreads, string? Other, string? TryOut);
}

internal static class Text
{
    /// <summary>Without blanks around it; null if nothing is left.</summary>
    public static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
