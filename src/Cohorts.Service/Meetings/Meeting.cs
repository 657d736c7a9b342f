using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Lessons;
using Platform.Domain;

namespace Platform.Cohorts.Meetings;

/// <summary>What became of a meeting, once somebody has said so.</summary>
internal enum Outcome
{
    Held,

    /// <summary>Nobody met. It is not a meeting at which everybody was away, and counts as none.</summary>
    DidNotHappen,
}

/// <summary>
/// One weekly slot of a group's year, from its plan to what became of it. Its local date and time are what people agreed
/// on; the instant is derived from them and the zone's rules, and derived again when those rules change.
/// </summary>
internal sealed class Meeting : Aggregate
{
    public const int MaxReason = 300;
    public const int MaxDiscussion = 300;
    public const int MostVisitors = 20;

    /// <summary>How far from its slot a meeting may be held: less than a week, or it would be another week's.</summary>
    public const int MostDaysMoved = 6;

    private readonly List<Attendance> _attendances = [];
    private readonly List<ToldAbsence> _toldAbsences = [];

    private Meeting()
    {
    }

    public Guid CohortId { get; private init; }

    /// <summary>From 1; a slot on which the group does not meet keeps its number.</summary>
    public int Number { get; private init; }

    /// <summary>Which month of the group's year its slot is in, from 1: it decides the theme.</summary>
    public int Month { get; private init; }

    public DateOnly On { get; private set; }

    /// <summary>The time agreed on. A change of clocks may move the beginning of one meeting away from it.</summary>
    public TimeOnly At { get; private set; }

    /// <summary>The day and time of its slot, if it is held at another.</summary>
    public DateOnly? MovedFromOn { get; private set; }
    public TimeOnly? MovedFromAt { get; private set; }
    public string? MoveReason { get; private set; }

    public string TimeZone { get; private set; } = "";
    public DateTimeOffset Instant { get; private set; }
    public ClockChange ClockChange { get; private set; }

    /// <summary>The lesson chosen for it, in the version that was chosen.</summary>
    public string? LessonCode { get; private set; }
    public int? LessonVersion { get; private set; }

    /// <summary>What the group wants to talk about after the lesson.</summary>
    public string? Discussion { get; private set; }

    /// <summary>Null until it is recorded.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Why it did not happen.</summary>
    public string? NotHeldReason { get; private set; }

    /// <summary>How many came who are not of the group. They are counted and not named.</summary>
    public int Visitors { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }
    public Guid? RecordedBy { get; private set; }

    /// <summary>What was heard and agreed on, if somebody wrote it down.</summary>
    public MeetingNotes? Notes { get; private set; }

    public IReadOnlyList<Attendance> Attendances => _attendances;
    public IReadOnlyList<ToldAbsence> ToldAbsences => _toldAbsences;

    /// <summary>The day of its weekly slot, on whichever day it is held.</summary>
    public DateOnly SlotOn => MovedFromOn ?? On;

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

    /// <summary>Derives the instant anew, in the zone that the site has now, of a meeting that is to come.</summary>
    public void Follow(string zone, DateTimeOffset now)
    {
        if (Instant > now) Derive(zone);
    }

    /// <summary>Says what the two parts of the meeting will be: the lesson, and what is discussed after it.</summary>
    public void Prepare(Lesson? lesson, Theme theme, string? discussion)
    {
        if (lesson is not null && lesson.ThemeCode != theme.Code)
            throw LessonOfAnotherTheme(lesson.Title.ForReader(), theme.Title.ForReader());

        (LessonCode, LessonVersion) = (lesson?.Code, lesson?.Version);
        Discussion = Text.Of(discussion);
    }

    /// <summary>Holds this one meeting on another day or at another time. Back to its slot takes the move back.</summary>
    /// <param name="between">The days of the meetings before and after it, which keep their order.</param>
    public void Move(
        DateOnly on, TimeOnly at, string reason, SkipDate? skip, (DateOnly? Before, DateOnly? After) between, string zone)
    {
        RefuseIfSkipped(skip);
        RefuseIfRecorded();
        var (slotOn, slotAt) = (SlotOn, MovedFromAt ?? At);
        var from = Later(slotOn.AddDays(-MostDaysMoved), between.Before?.AddDays(1));
        var until = Earlier(slotOn.AddDays(MostDaysMoved), between.After?.AddDays(-1));
        if (on < from || on > until) throw NotBetweenItsNeighbours(from, until);

        (On, At) = (on, at);
        if ((on, at) == (slotOn, slotAt)) (MovedFromOn, MovedFromAt, MoveReason) = (null, null, null);
        else (MovedFromOn, MovedFromAt, MoveReason) = (slotOn, slotAt, reason.Trim());
        Derive(zone);
    }

    /// <summary>Says who has told beforehand that they will be away; these people and no others.</summary>
    public void ExpectWithout(IReadOnlySet<Guid> people, MeetingDay day, DateTimeOffset now)
    {
        RefuseIfSkipped(day.Skip);
        RefuseIfRecorded();
        if (!people.IsSubsetOf(day.Roster)) throw NotInGroup();

        _toldAbsences.RemoveAll(told => !people.Contains(told.ParticipantId));
        foreach (var person in people.Where(person => !_toldAbsences.Exists(told => told.ParticipantId == person)))
            _toldAbsences.Add(new ToldAbsence(Id, person, now));
    }

    /// <summary>
    /// Records who was here, of all people at once. Who is not named, or named as not recorded, is not known to have been
    /// here or away; if that is everybody, the meeting is as if nothing had been recorded.
    /// </summary>
    /// <param name="replace">Whether the caller knows that the meeting is recorded as not held, and means it.</param>
    public void RecordAttendance(
        IReadOnlyDictionary<Guid, Mark> marks, int visitors, bool replace, MeetingDay day, Guid by, DateTimeOffset now)
    {
        RefuseIfSkipped(day.Skip);
        RefuseBefore(day.Today);
        if (Outcome is Meetings.Outcome.DidNotHappen && !replace) throw RecordedAsNotHeld(NotHeldReason!);
        if (!marks.Keys.All(person => day.Roster.Contains(person) || Knows(person))) throw NotInGroup();

        var recorded = marks.Where(mark => mark.Value is not Mark.NotRecorded).ToDictionary();
        _attendances.RemoveAll(known => !recorded.ContainsKey(known.ParticipantId));
        foreach (var (person, mark) in recorded)
        {
            if (_attendances.Find(known => known.ParticipantId == person) is { } known) known.Correct(mark);
            else _attendances.Add(new Attendance(Id, person, mark));
        }

        (NotHeldReason, Visitors) = (null, visitors);
        if (recorded.Count + visitors > 0) (Outcome, RecordedAt, RecordedBy) = (Meetings.Outcome.Held, now, by);
        else (Outcome, RecordedAt, RecordedBy) = (null, null, null);
    }

    /// <summary>Records that nobody met, and why.</summary>
    /// <param name="replace">Whether the caller knows that it is recorded who was here, and means to take that back.</param>
    public void NoteNotHeld(string reason, bool replace, MeetingDay day, Guid by, DateTimeOffset now)
    {
        RefuseIfSkipped(day.Skip);
        RefuseBefore(day.Today);
        if (Outcome is Meetings.Outcome.Held && !replace) throw AttendanceRecorded(_attendances.Count);

        _attendances.Clear();
        (Outcome, NotHeldReason, Visitors) = (Meetings.Outcome.DidNotHappen, reason.Trim(), 0);
        (RecordedAt, RecordedBy) = (now, by);
    }

    /// <summary>Writes down what was heard, and what the group tries out until the next meeting.</summary>
    public void WriteUp(MeetingNotes.Texts texts, MeetingDay day, DateTimeOffset now)
    {
        RefuseIfSkipped(day.Skip);
        RefuseBefore(day.Today);
        Notes ??= new MeetingNotes(Id);
        Notes.Write(texts, now);
    }

    private bool Knows(Guid person) => _attendances.Exists(known => known.ParticipantId == person);

    private void Derive(string zone)
    {
        var moment = LocalMoment.At(On, At, TimeZoneInfo.FindSystemTimeZoneById(zone));
        (TimeZone, Instant, ClockChange) = (zone, moment.Instant, moment.Change);
    }

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;

    private static DateOnly Earlier(DateOnly one, DateOnly? other) => other < one ? other.Value : one;

    private static void RefuseIfSkipped(SkipDate? skip)
    {
        if (skip is not null) throw Skipped(skip.Date, skip.Reason);
    }

    private void RefuseBefore(DateOnly today)
    {
        if (On > today) throw NotYet(On);
    }

    private void RefuseIfRecorded()
    {
        if (Outcome is not null) throw Recorded();
    }

    public static RuleViolationException NoSuchLesson() => new("meeting.no-such-lesson");

    private static RuleViolationException LessonOfAnotherTheme(string lesson, string theme) =>
        new("meeting.lesson-of-another-theme", lesson, theme);

    private static RuleViolationException Skipped(DateOnly on, string reason) => new("meeting.skipped", on, reason);

    private static RuleViolationException NotYet(DateOnly on) => new("meeting.not-yet", on);

    private static RuleViolationException NotInGroup() => new("meeting.not-in-group");

    private static RuleViolationException Recorded() => new("meeting.recorded");

    private static RuleViolationException RecordedAsNotHeld(string reason) => new("meeting.recorded-as-not-held", reason);

    private static RuleViolationException AttendanceRecorded(int people) => new("meeting.attendance-recorded", people);

    private static RuleViolationException NotBetweenItsNeighbours(DateOnly from, DateOnly until) =>
        new("meeting.not-between-its-neighbours", from, until);
}

/// <summary>What the group's side knows of a meeting's day.</summary>
/// <param name="Roster">Who was in the group on the day of the meeting.</param>
/// <param name="Skip">Why the group does not meet in that week, if it does not.</param>
/// <param name="Today">The date at the site.</param>
internal sealed record MeetingDay(IReadOnlySet<Guid> Roster, SkipDate? Skip, DateOnly Today);
