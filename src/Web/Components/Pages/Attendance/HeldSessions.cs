using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Attendance;

/// <summary>A session in the words of its attendance.</summary>
internal static class HeldSessions
{
    public static string Name(HeldSession session) => Say.With(AttendanceWords.Session, session.Number);

    public static string When(HeldSession session) =>
        $"{Say.First(Say.Day(session.When.On))}, {Say.Times(session.When.StartsAt, session.When.EndsAt)} ({Place(session.When.TimeZone)})";

    /// <summary>A zone by its place: "New York".</summary>
    public static string Place(string timeZone) => timeZone[(timeZone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    public static DateTime Local(string timeZone, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;
}
