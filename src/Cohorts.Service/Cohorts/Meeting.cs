using Platform.Domain;

namespace Platform.Cohorts.Cohorts;

/// <summary>
/// One weekly slot of a group's year. Its local date and time are what people agreed on; the instant is derived from
/// them and the zone's rules, and derived again when those rules change.
/// </summary>
internal sealed class Meeting
{
    private Meeting()
    {
    }

    public Guid Id { get; private init; }
    public Guid CohortId { get; private init; }

    /// <summary>From 1; a slot on which the group does not meet keeps its number.</summary>
    public int Number { get; private init; }

    /// <summary>Which month of the group's year it is, from 1: it decides the theme.</summary>
    public int Month { get; private init; }

    public DateOnly On { get; private init; }

    /// <summary>The time agreed on. A change of clocks may move the beginning of one meeting away from it.</summary>
    public TimeOnly At { get; private init; }

    public string TimeZone { get; private set; } = "";
    public DateTimeOffset Instant { get; private set; }
    public ClockChange ClockChange { get; private set; }

    public static Meeting Plan(
        Guid cohortId, int number, int month, DateOnly on, TimeOnly at, string zone, DateTimeOffset now)
    {
        var meeting = new Meeting
        {
            Id = Guid.CreateVersion7(now),
            CohortId = cohortId,
            Number = number,
            Month = month,
            On = on,
            At = at,
        };
        meeting.Derive(zone);
        return meeting;
    }

    public void Derive(string zone)
    {
        var moment = LocalMoment.At(On, At, TimeZoneInfo.FindSystemTimeZoneById(zone));
        (TimeZone, Instant, ClockChange) = (zone, moment.Instant, moment.Change);
    }
}
