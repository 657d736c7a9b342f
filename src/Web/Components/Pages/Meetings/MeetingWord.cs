using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Meetings;

/// <summary>The words for what the service says in codes.</summary>
internal static class MeetingWord
{
    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Marks =
        ["here", "late", "leftEarly", "awayTold", "away", "makesItUp", OneMeeting.NotRecorded];

    private static readonly string[] s_atTheMeeting = ["here", "late", "leftEarly"];

    public static string Mark(string mark) => Of($"Mark_{mark}");

    public static string State(string state) => Of($"State_{state}");

    public static string Theme(string theme) => Of($"Theme_{theme}");

    public static string Need(string need) => Of($"Need_{need}");

    public static string Style(string style) => Of($"Style_{style}");

    public static string Done(string done) => Of($"Done_{done}");

    public static Shape ShapeOf(string state) => state switch
    {
        "held" => Shape.Done,
        "didNotHappen" or "skipped" => Shape.DoesNotCount,
        _ => Shape.NotKnown,
    };

    /// <summary>Seven here, one away.</summary>
    public static string HereAway(OneMeeting meeting)
    {
        var here = meeting.People.Count(person => s_atTheMeeting.Contains(person.Mark));
        var away = meeting.People.Count(person => person.Mark != OneMeeting.NotRecorded) - here;
        return Say.With(MeetingWords.HereAway, here, away);
    }

    /// <summary>What is recorded other than here, by name.</summary>
    public static string Exceptions(OneMeeting meeting) => string.Join("; ", meeting.People
        .Where(person => person.Mark is not "here")
        .Select(person => $"{person.DisplayName} {Mark(person.Mark)}"));

    /// <summary>What is saved of a meeting now, in a line.</summary>
    public static string SavedNow(OneMeeting meeting) => meeting switch
    {
        { IsNotHeld: true } => Say.With(MeetingWords.DidNotHappen, meeting.Reason),
        { IsHeld: true } when Exceptions(meeting) is { Length: > 0 } others => $"{HereAway(meeting)} ({others})",
        { IsHeld: true } => HereAway(meeting),
        _ => MeetingWords.State_planned,
    };

    /// <summary>The day in the site's zone on which it was recorded.</summary>
    public static DateOnly RecordedOn(OneMeeting meeting) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(meeting.RecordedAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(meeting.TimeZone)).DateTime);

    private static string Of(string key) => MeetingWords.ResourceManager.GetString(key, MeetingWords.Culture) ?? key;
}
