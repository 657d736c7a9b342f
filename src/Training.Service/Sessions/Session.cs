using Platform.Contracts.Training;
using Platform.Domain;

namespace Platform.Training.Sessions;

internal enum SessionState
{
    Planned,

    /// <summary>It does not take place. For good: a new one is planned instead.</summary>
    Cancelled,
}

/// <summary>
/// One meeting of an offering, for people of all organisations. What was agreed on is a local date and time in a zone;
/// the instant is derived. How many places are taken is counted here, by <see cref="Seats"/> and by nothing else: a count
/// of enrolments under row-level security would see one organisation's only.
/// </summary>
internal sealed class Session : Aggregate
{
    public const int MaxTimeZone = 60;
    public const int MaxMinutes = 12 * 60;
    public const int MaxCapacity = 10_000;
    public const int MaxNumber = 100;
    public const int MaxReason = 300;

    private Session()
    {
    }

    public Guid OfferingId { get; private init; }

    /// <summary>From 1; unique in the offering.</summary>
    public int Number { get; private init; }

    public SessionText Text { get; private set; } = SessionText.Nothing;

    public DateOnly On { get; private set; }

    /// <summary>The time agreed on. A change of clocks may move the beginning away from it.</summary>
    public TimeOnly At { get; private set; }

    public string TimeZone { get; private set; } = "";
    public int Minutes { get; private set; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>When it ends: stored, so that lists can ask for what is not over.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    public ClockChange ClockChange { get; private set; }

    /// <summary>How many places there are; null where there is no limit.</summary>
    public int? Capacity { get; private set; }

    /// <summary>How many are taken, of all organisations. Changed by <see cref="Seats"/> alone, which raises no version.</summary>
    public int Taken { get; private init; }

    /// <summary>Where it is held on the web. Shown to those who are enrolled, and to nobody else.</summary>
    public string? JoinLink { get; private set; }

    /// <summary>Where its slides and its recording lie, told to those who had a place once it is over.</summary>
    public string? SlidesLink { get; private set; }
    public string? RecordingLink { get; private set; }

    public SessionState State { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>How often the calendars of those enrolled had to be told something new: iCalendar's SEQUENCE.</summary>
    public int CalendarSequence { get; private set; }

    public static Session Plan(
        Guid? id,
        Guid offeringId,
        int number,
        SessionText text,
        Moment moment,
        int? capacity,
        string? joinLink,
        DateTimeOffset now)
    {
        var session = new Session
        {
            Id = id ?? Guid.CreateVersion7(now),
            OfferingId = offeringId,
            Number = number,
            Text = text,
            Capacity = capacity,
            JoinLink = joinLink,
        };
        session.SetMoment(moment);
        return session;
    }

    /// <summary>Changes what is written about it, how many places it has and where it is joined.</summary>
    public void Change(SessionText text, int? capacity, string? joinLink)
    {
        RefuseIfCancelled();
        if (capacity < Taken) throw FewerThanTaken(Taken);

        (Text, Capacity, JoinLink) = (text, capacity, joinLink);
    }

    /// <summary>Holds it at another time. Those who are enrolled stay so and are told.</summary>
    /// <param name="organizations">Those that have somebody enrolled in it.</param>
    /// <returns>False where it is the time that it has.</returns>
    public bool Move(Moment moment, IReadOnlyCollection<Guid> organizations, DateTimeOffset now)
    {
        RefuseIfCancelled();
        if (StartsAt <= now) throw Begun();
        if (moment == new Moment(On, At, TimeZone, Minutes)) return false;

        SetMoment(moment);
        if (StartsAt <= now) throw InThePast();

        CalendarSequence++;
        foreach (var organization in organizations)
            Note(new SessionMoved(organization, Id, OfferingId, StartsAt, Minutes, CalendarSequence, NextVersion, now));
        return true;
    }

    /// <summary>Says that it does not take place. Those who are enrolled are told.</summary>
    /// <param name="organizations">Those that have somebody enrolled in it.</param>
    public void Cancel(string reason, IReadOnlyCollection<Guid> organizations, DateTimeOffset now)
    {
        RefuseIfCancelled();
        if (StartsAt <= now) throw Begun();

        (State, CancelReason) = (SessionState.Cancelled, reason.Trim());
        CalendarSequence++;
        foreach (var organization in organizations)
            Note(new SessionCancelled(organization, Id, OfferingId, NextVersion, now));
    }

    /// <summary>Says where its materials lie. Before it is over there is no recording, and slides may still change.</summary>
    public void PublishMaterials(string? slidesLink, string? recordingLink, DateTimeOffset now)
    {
        RefuseIfCancelled();
        if (EndsAt > now) throw NotOver();

        (SlidesLink, RecordingLink) = (slidesLink, recordingLink);
    }

    /// <summary>Tells the organisation of somebody who waited that they have a place now.</summary>
    public void Give(Guid organizationId, Guid enrollmentId, DateTimeOffset now) =>
        Note(new PlaceGiven(organizationId, enrollmentId, Id, 1, now));

    /// <summary>Derives the instant anew, where the zone's rules have changed.</summary>
    public void DeriveInstant() => SetMoment(new Moment(On, At, TimeZone, Minutes));

    /// <summary>Lets somebody be enrolled by their organisation: before it begins, and only if it will.</summary>
    public void RefuseIfClosed(DateTimeOffset now)
    {
        RefuseIfCancelled();
        if (StartsAt <= now) throw Begun();
    }

    public void RefuseIfCancelled()
    {
        if (State is SessionState.Cancelled) throw Cancelled(Number);
    }

    /// <summary>It is full, and whoever asked for a place would not wait for one.</summary>
    /// <param name="left">How many places are left, fewer than were asked for.</param>
    public RuleViolationException Full(int left) => left == 0 ? NoPlace(Number) : TooFewPlaces(Number, left);

    private void SetMoment(Moment moment)
    {
        (On, At, TimeZone, Minutes) = moment;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)
            || !zone.HasIanaId || zone.Id != TimeZone || !TimeZone.Contains('/', StringComparison.Ordinal))
            throw TimeZoneUnknown(TimeZone);

        (StartsAt, ClockChange) = LocalMoment.At(On, At, zone);
        EndsAt = StartsAt.AddMinutes(Minutes);
    }

    public static RuleViolationException IdTaken() => new("session.id-taken");

    public static RuleViolationException NumberTaken(int number) => new("session.number-taken", number);

    private static RuleViolationException TimeZoneUnknown(string zone) => new("session.time-zone-unknown", zone);

    private static RuleViolationException Cancelled(int number) => new("session.cancelled", number);

    private static RuleViolationException Begun() => new("session.begun");

    private static RuleViolationException NotOver() => new("session.not-over");

    private static RuleViolationException InThePast() => new("session.in-the-past");

    private static RuleViolationException FewerThanTaken(int taken) => new("session.fewer-than-taken", taken);

    private static RuleViolationException NoPlace(int number) => new("session.full", number);

    private static RuleViolationException TooFewPlaces(int number, int left) => new("session.too-few-places", number, left);
}

/// <summary>A time as people agree on it: the clock on a wall, somewhere, and for how long.</summary>
internal readonly record struct Moment(DateOnly On, TimeOnly At, string TimeZone, int Minutes);
