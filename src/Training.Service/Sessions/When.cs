using Platform.Domain;

namespace Platform.Training.Sessions;

/// <summary>When a session is, by the clock on the wall of its zone.</summary>
/// <param name="On">The day that was agreed on.</param>
/// <param name="StartsAt">When it really begins: see <paramref name="MovedFromMissingHour"/>.</param>
/// <param name="Instant">When it begins, for whose clock is elsewhere.</param>
/// <param name="MovedFromMissingHour">The clock skips the time agreed on: it begins at the next there is.</param>
/// <param name="AtDoubledHour">The clock shows the time twice: it begins the first time.</param>
internal sealed record When(
    DateOnly On,
    TimeOnly StartsAt,
    TimeOnly EndsAt,
    string TimeZone,
    int Minutes,
    DateTimeOffset Instant,
    bool MovedFromMissingHour,
    bool AtDoubledHour)
{
    public static When Of(DateOnly on, string timeZone, DateTimeOffset startsAt, int minutes, ClockChange change)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return new When(
            on,
            OnTheWall(startsAt, zone),
            OnTheWall(startsAt.AddMinutes(minutes), zone),
            timeZone,
            minutes,
            startsAt,
            change is ClockChange.MissingHour,
            change is ClockChange.DoubledHour);
    }

    public static When Of(Session session) =>
        Of(session.On, session.TimeZone, session.StartsAt, session.Minutes, session.ClockChange);

    private static TimeOnly OnTheWall(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
