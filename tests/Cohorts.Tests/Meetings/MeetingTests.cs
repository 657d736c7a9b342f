using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Lessons;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Tests.Support;
using Platform.Domain;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class MeetingTests
{
    private const string NewYork = "America/New_York";

    private static readonly DateTimeOffset Now = new(2026, 3, 10, 20, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly March10 = new(2026, 3, 10);
    private static readonly TimeOnly Two = new(14, 0);
    private static readonly Guid[] People = [.. Enumerable.Range(0, 4).Select(_ => NewId())];
    private static readonly Guid Dana = NewId();
    private static readonly Theme SelfCare = PublishedCurricula.All.Single().Themes[1];
    private static readonly MeetingDay OnItsDay = new(People.ToHashSet(), Skip: null, March10);
    private static readonly MeetingDay Skipped = OnItsDay with { Skip = new SkipDate(March10, "Snow") };
    private static readonly (DateOnly?, DateOnly?) AWeekApart = (March10.AddDays(-7), March10.AddDays(7));

    [Fact]
    public void Who_was_here_is_recorded_of_all_at_once_and_corrected_as_a_whole()
    {
        var meeting = AMeeting();

        Record(meeting, (0, Mark.Here), (1, Mark.Late), (2, Mark.Away), (3, Mark.NotRecorded));
        Record(meeting, (0, Mark.LeftEarly), (2, Mark.MakesItUp));

        Assert.Equal(Outcome.Held, meeting.Outcome);
        Assert.Equal((Now, Dana), (meeting.RecordedAt!.Value, meeting.RecordedBy!.Value));
        Assert.Equal(
            [(People[0], Mark.LeftEarly), (People[2], Mark.MakesItUp)],
            meeting.Attendances.Select(attendance => (attendance.ParticipantId, attendance.Mark)));
    }

    [Fact]
    public void With_nobody_marked_it_is_as_if_nothing_had_been_recorded()
    {
        var meeting = AMeeting();
        Record(meeting, (0, Mark.Here));

        Record(meeting, (0, Mark.NotRecorded));

        Assert.Equal((null, null, null), (meeting.Outcome, meeting.RecordedAt, meeting.RecordedBy));
        Assert.Empty(meeting.Attendances);
    }

    [Fact]
    public void Who_was_not_in_the_group_on_the_day_is_not_marked_but_who_is_marked_already_stays()
    {
        var meeting = AMeeting();
        Record(meeting, (3, Mark.Here));
        var without = OnItsDay with { Roster = People[..3].ToHashSet() };

        meeting.RecordAttendance(Marks((0, Mark.Here), (3, Mark.Late)), 0, false, without, Dana, Now);
        var stranger = new Dictionary<Guid, Mark> { [NewId()] = Mark.Here };

        Assert.Equal(2, meeting.Attendances.Count);
        Assert.Equal(
            "meeting.not-in-group",
            Refused(() => meeting.RecordAttendance(stranger, 0, false, OnItsDay, Dana, Now)).Code);
    }

    [Fact]
    public void A_meeting_that_did_not_happen_is_not_one_at_which_all_were_away()
    {
        var meeting = AMeeting();

        meeting.NoteNotHeld(" No heating ", false, OnItsDay, Dana, Now);

        Assert.Equal((Outcome.DidNotHappen, "No heating"), (meeting.Outcome!.Value, meeting.NotHeldReason));
        Assert.Empty(meeting.Attendances);
    }

    [Fact]
    public void Neither_record_replaces_the_other_unless_that_is_meant()
    {
        var meeting = AMeeting();
        Record(meeting, (0, Mark.Here), (1, Mark.Away));

        var refusal = Refused(() => meeting.NoteNotHeld("No heating", false, OnItsDay, Dana, Now));
        Assert.Equal(("meeting.attendance-recorded", 2), (refusal.Code, refusal.Arguments[0]));
        Assert.Equal(2, meeting.Attendances.Count);
        meeting.NoteNotHeld("No heating", true, OnItsDay, Dana, Now);
        Assert.Empty(meeting.Attendances);

        refusal = Refused(() => Record(meeting, (0, Mark.Here)));
        Assert.Equal(("meeting.recorded-as-not-held", "No heating"), (refusal.Code, refusal.Arguments[0]));
        meeting.RecordAttendance(Marks((0, Mark.Here)), 2, true, OnItsDay, Dana, Now);
        Assert.Equal((Outcome.Held, null, 2), (meeting.Outcome!.Value, meeting.NotHeldReason, meeting.Visitors));
    }

    [Fact]
    public void Nothing_is_recorded_before_its_day_nor_of_a_week_without_a_meeting()
    {
        var meeting = AMeeting();
        var theDayBefore = OnItsDay with { Today = March10.AddDays(-1) };
        Action<MeetingDay>[] deeds =
        [
            day => meeting.RecordAttendance(Marks((0, Mark.Here)), 0, false, day, Dana, Now),
            day => meeting.NoteNotHeld("No heating", false, day, Dana, Now),
            day => meeting.WriteUp(new(null, "Rest", null, null, null, null), day, Now),
        ];

        foreach (var deed in deeds)
        {
            Assert.Equal(("meeting.not-yet", March10), Said(() => deed(theDayBefore)));
            Assert.Equal(("meeting.skipped", March10), Said(() => deed(Skipped)));
        }

        Assert.Null(meeting.Outcome);
        Assert.Null(meeting.Notes);
    }

    [Fact]
    public void Who_will_be_away_is_told_before_it_is_recorded_and_by_people_of_the_group()
    {
        var meeting = AMeeting();

        meeting.ExpectWithout(new HashSet<Guid> { People[0], People[1] }, OnItsDay, Now);
        meeting.ExpectWithout(new HashSet<Guid> { People[1], People[2] }, OnItsDay, Now);

        Assert.Equal(People[1..3], meeting.ToldAbsences.Select(told => told.ParticipantId));
        Assert.Equal("meeting.not-in-group", Expecting(meeting, OnItsDay, NewId()));
        Assert.Equal("meeting.skipped", Expecting(meeting, Skipped, People[0]));
        Record(meeting, (0, Mark.Here));
        Assert.Equal("meeting.recorded", Expecting(meeting, OnItsDay, People[0]));
    }

    [Fact]
    public void Moved_once_it_remembers_its_slot_and_back_there_it_has_never_moved()
    {
        var meeting = AMeeting();

        meeting.Move(March10.AddDays(1), new TimeOnly(10, 30), " Election day ", null, AWeekApart, NewYork);
        Assert.Equal((March10, Two, "Election day"), (meeting.MovedFromOn!.Value, meeting.MovedFromAt!.Value, meeting.MoveReason));
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 14, 30, 0, TimeSpan.Zero), meeting.Instant);
        meeting.Move(March10.AddDays(2), Two, "Election day", null, AWeekApart, NewYork);
        Assert.Equal((March10, March10.AddDays(2)), (meeting.SlotOn, meeting.On));

        meeting.Move(March10, Two, "After all", null, AWeekApart, NewYork);
        Assert.Equal((null, null, null), (meeting.MovedFromOn, meeting.MovedFromAt, meeting.MoveReason));
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 18, 0, 0, TimeSpan.Zero), meeting.Instant);
    }

    [Theory]
    [InlineData("2026-03-04", "2026-03-03", "2026-03-17", true)]
    [InlineData("2026-03-03", "2026-03-03", "2026-03-17", false)]
    [InlineData("2026-03-16", "2026-03-03", "2026-03-17", true)]
    [InlineData("2026-03-17", "2026-03-03", "2026-03-18", false)]
    [InlineData("2026-03-05", "2026-03-05", "2026-03-17", false)]
    [InlineData("2026-03-15", "2026-03-03", "2026-03-15", false)]
    public void It_stays_in_its_week_and_between_its_neighbours(string on, string before, string after, bool moves)
    {
        var meeting = AMeeting();

        Action move = () => meeting.Move(
            Day.Of(on), Two, "Election day", null, (Day.Of(before), Day.Of(after)), NewYork);

        if (moves) move();
        else Assert.Equal("meeting.not-between-its-neighbours", Refused(move).Code);
        Assert.Equal(moves ? Day.Of(on) : March10, meeting.On);
    }

    [Fact]
    public void What_is_recorded_or_skipped_is_not_moved()
    {
        var meeting = AMeeting();
        Assert.Equal(("meeting.skipped", March10), Said(() => meeting.Move(
            March10.AddDays(1), Two, "Election day", Skipped.Skip, AWeekApart, NewYork)));
        Record(meeting, (0, Mark.Here));

        Assert.Equal("meeting.recorded", Refused(() => meeting.Move(
            March10.AddDays(1), Two, "Election day", null, AWeekApart, NewYork)).Code);
    }

    [Theory]
    [InlineData("2026-03-08", "02:30", "2026-03-08T07:00:00Z", nameof(ClockChange.MissingHour))]
    [InlineData("2026-11-01", "01:30", "2026-11-01T05:30:00Z", nameof(ClockChange.DoubledHour))]
    public void Moved_into_the_night_of_a_change_of_clocks_it_says_so(string on, string at, string instant, string change)
    {
        var slot = Day.Of(on).AddDays(2);
        var meeting = Meeting.Plan(NewId(), 5, 2, slot, Two, NewYork, Now);

        meeting.Move(Day.Of(on), TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture), "A night walk", null,
            (slot.AddDays(-7), slot.AddDays(7)), NewYork);

        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), meeting.Instant);
        Assert.Equal(change, $"{meeting.ClockChange}");
    }

    [Fact]
    public void A_corrected_zone_is_followed_by_meetings_to_come_and_by_no_others()
    {
        var meeting = AMeeting();
        var before = meeting.Instant;

        meeting.Follow("America/Chicago", before);
        Assert.Equal((before, NewYork), (meeting.Instant, meeting.TimeZone));
        meeting.Follow("America/Chicago", before.AddSeconds(-1));

        Assert.Equal((before.AddHours(1), Two), (meeting.Instant, meeting.At));
    }

    [Fact]
    public void A_lesson_is_of_the_months_theme_or_none()
    {
        var meeting = AMeeting();
        var (good, other) = (ALessonOf("self-care"), ALessonOf("communication"));

        var refusal = Refused(() => meeting.Prepare(other, SelfCare, null));
        Assert.Equal("meeting.lesson-of-another-theme", refusal.Code);
        Assert.Equal([other.Title["en"], "Self-Care"], refusal.Arguments);
        meeting.Prepare(good, SelfCare, " Phone calls with family ");
        Assert.Equal((good.Code, good.Version, "Phone calls with family"), (meeting.LessonCode, meeting.LessonVersion, meeting.Discussion));
        meeting.Prepare(null, SelfCare, " ");

        Assert.Equal((null, null, null), (meeting.LessonCode, meeting.LessonVersion, meeting.Discussion));
    }

    [Fact]
    public void What_was_heard_is_kept_without_blanks_and_may_be_taken_back()
    {
        var meeting = AMeeting();

        meeting.WriteUp(new(" It went well ", "Rest", null, "Sisters", "", "Call one person"), OnItsDay, Now);
        meeting.WriteUp(new("It went well", null, null, "Sisters", null, "Call one person"), OnItsDay, Now.AddHours(1));

        Assert.Equal(("It went well", null, "Sisters", "Call one person"),
            (meeting.Notes!.TryOutWent, meeting.Notes.GroupNeeds, meeting.Notes.CommonThreads, meeting.Notes.TryOut));
        Assert.Equal(Now.AddHours(1), meeting.Notes.WrittenAt);
    }

    private static Meeting AMeeting() => Meeting.Plan(NewId(), 5, 2, March10, Two, NewYork, Now);

    private static Lesson ALessonOf(string theme) => PublishedLessons.All.First(lesson => lesson.ThemeCode == theme);

    private static void Record(Meeting meeting, params (int Person, Mark Mark)[] marks) =>
        meeting.RecordAttendance(Marks(marks), 0, false, OnItsDay, Dana, Now);

    private static Dictionary<Guid, Mark> Marks(params (int Person, Mark Mark)[] marks) =>
        marks.ToDictionary(mark => People[mark.Person], mark => mark.Mark);

    private static string Expecting(Meeting meeting, MeetingDay day, Guid person) =>
        Refused(() => meeting.ExpectWithout(new HashSet<Guid> { person }, day, Now)).Code;

    private static (string, object) Said(Action deed)
    {
        var refusal = Refused(deed);
        return (refusal.Code, refusal.Arguments[0]);
    }

    private static RuleViolationException Refused(Action deed) => Assert.Throws<RuleViolationException>(deed);

    private static Guid NewId() => Guid.CreateVersion7(Now);
}
