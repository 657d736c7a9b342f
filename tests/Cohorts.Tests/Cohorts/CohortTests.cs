using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Sites;
using Platform.Cohorts.Staff;
using Platform.Contracts.Cohorts;
using Platform.Domain;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class CohortTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly March10 = new(2026, 3, 10);
    private static readonly TimeOnly Two = new(14, 0);
    private static readonly CurriculumTemplate Template = PublishedCurricula.All.Single();
    private static readonly Coach Dana = new(NewId(), "Dana Reyes", IsCertified: true);
    private static readonly Site ElmStreet = new()
    {
        OrganizationId = NewId(),
        Id = NewId(),
        Name = "Elm Street",
        TimeZone = "America/New_York",
    };

    [Fact]
    public void A_new_group_is_forming_and_has_told_nobody()
    {
        var cohort = Forming();

        Assert.Equal(CohortState.Forming, cohort.State);
        Assert.Equal((Template.Code, Template.Version), (cohort.CurriculumCode, cohort.CurriculumVersion));
        Assert.Equal(new DateOnly(2027, 3, 2), cohort.EndsOn);
        Assert.Empty(cohort.Facts);
    }

    [Fact]
    public void Launching_gives_the_meetings_their_dates_and_tells_the_platform()
    {
        var cohort = Forming(people: 8);

        var meetings = cohort.Launch(Dana, ElmStreet, Template, null, Now);

        Assert.Equal(CohortState.Active, cohort.State);
        Assert.Equal(52, meetings.Count);
        Assert.Equal(
            [
                new CohortLaunched(
                    ElmStreet.OrganizationId, cohort.Id, ElmStreet.Id, Dana.Id, March10, new DateOnly(2027, 3, 2), 8, 1, Now),
            ],
            cohort.Facts);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    public void Starts_with_the_recommended_number_and_needs_no_reason(int people)
    {
        var cohort = Forming(people);

        cohort.Launch(Dana, ElmStreet, Template, "Because", Now);

        Assert.Null(cohort.SizeReason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(13)]
    public void Never_starts_with_an_odd_number_whatever_the_reason(int people)
    {
        var refusal = Refused(() => Forming(people).Launch(Dana, ElmStreet, Template, "There is a reason", Now));

        Assert.Equal(("cohort.odd-number", people), (refusal.Code, refusal.Arguments[0]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(14)]
    public void Starts_with_another_even_number_only_for_a_reason_which_is_kept(int people)
    {
        var cohort = Forming(people);

        foreach (var nothing in new[] { null, "", "  " })
        {
            var refusal = Refused(() => cohort.Launch(Dana, ElmStreet, Template, nothing, Now));
            Assert.Equal("cohort.size-needs-reason", refusal.Code);
            Assert.Equal([people, 6, 12], refusal.Arguments);
        }

        cohort.Launch(Dana, ElmStreet, Template, " A small town ", Now);

        Assert.Equal("A small town", cohort.SizeReason);
    }

    [Fact]
    public void Does_not_start_with_nobody()
    {
        Assert.Equal("cohort.nobody", Refused(() => Forming().Launch(Dana, ElmStreet, Template, "Why", Now)).Code);
    }

    [Fact]
    public void Who_has_left_does_not_count()
    {
        var cohort = Forming(people: 8);
        var leaving = cohort.Enrollments[0].ParticipantId;
        Assert.True(cohort.Withdraw(leaving, "Moved away", Today));

        var refusal = Refused(() => cohort.Launch(Dana, ElmStreet, Template, null, Now));

        Assert.Equal(("cohort.odd-number", 7), (refusal.Code, refusal.Arguments[0]));
    }

    [Fact]
    public void A_coach_without_a_credential_is_refused_by_name()
    {
        var cohort = Forming(people: 8);

        var refusal = Refused(() => cohort.Launch(Dana with { IsCertified = false }, ElmStreet, Template, null, Now));

        Assert.Equal(("cohort.coach-not-certified", "Dana Reyes"), (refusal.Code, refusal.Arguments[0]));
        Assert.Equal(CohortState.Forming, cohort.State);
        Assert.Empty(cohort.Facts);
    }

    [Fact]
    public void A_coach_who_works_elsewhere_now_is_refused()
    {
        var refusal = Refused(() => Forming(people: 8).Launch(null, ElmStreet, Template, null, Now));

        Assert.Equal("cohort.coach-not-at-site", refusal.Code);
    }

    [Fact]
    public void Starts_once()
    {
        var cohort = Active();

        Assert.Equal("cohort.already-launched", Refused(() => cohort.Launch(Dana, ElmStreet, Template, null, Now)).Code);
        Assert.Equal(
            "cohort.already-launched", Refused(() => cohort.Plan(Dana, "Other", March10, Two, Template)).Code);
    }

    [Fact]
    public void An_odd_number_after_the_start_blocks_nothing()
    {
        var cohort = Active();

        Assert.True(cohort.Withdraw(cohort.Enrollments[0].ParticipantId, "Moved away", Today));
        cohort.Enroll(NewId(), Today, Now);

        Assert.Equal(8, cohort.Enrollments.Count(enrollment => enrollment.IsCurrent));
    }

    [Fact]
    public void A_person_is_in_a_group_once_and_may_come_back_after_leaving()
    {
        var cohort = Forming();
        var person = NewId();
        cohort.Enroll(person, Today, Now);

        Assert.Equal("cohort.already-enrolled", Refused(() => cohort.Enroll(person, Today, Now)).Code);
        Assert.True(cohort.Withdraw(person, "Ill for a while", Today));
        Assert.False(cohort.Withdraw(person, "Again", Today));
        cohort.Enroll(person, Today.AddDays(30), Now);

        Assert.Equal([false, true], cohort.Enrollments.Select(enrollment => enrollment.IsCurrent));
    }

    [Fact]
    public void Skip_dates_are_days_of_its_meetings()
    {
        var cohort = Forming();

        foreach (var other in new[] { March10.AddDays(-7), March10.AddDays(1), cohort.EndsOn.AddDays(7) })
            Assert.Equal("cohort.no-meeting-that-day", Refused(() => Skip(cohort, other)).Code);
        Skip(cohort, March10, March10.AddDays(7), cohort.EndsOn);

        Assert.Equal([March10, March10.AddDays(7), cohort.EndsOn], cohort.SkipDates.Select(skip => skip.Date));
    }

    [Fact]
    public void A_skipped_meeting_is_not_made_up_for()
    {
        var cohort = Forming(people: 8);
        Skip(cohort, March10.AddDays(7));

        var meetings = cohort.Launch(Dana, ElmStreet, Template, null, Now);

        Assert.Equal(52, meetings.Count);
        Assert.Equal(cohort.EndsOn, meetings[^1].On);
    }

    [Fact]
    public void The_skip_dates_said_last_are_the_ones()
    {
        var cohort = Forming();
        Skip(cohort, March10, March10.AddDays(7));

        cohort.SkipOn(new Dictionary<DateOnly, string> { [March10.AddDays(7)] = " Snow " }, Today);

        var skip = Assert.Single(cohort.SkipDates);
        Assert.Equal((March10.AddDays(7), "Snow"), (skip.Date, skip.Reason));
    }

    [Fact]
    public void What_is_over_is_not_rewritten()
    {
        var cohort = Forming(people: 8);
        var (first, second, third) = (March10, March10.AddDays(7), March10.AddDays(14));
        Skip(cohort, second);
        cohort.Launch(Dana, ElmStreet, Template, null, Now);

        foreach (var dates in new DateOnly[][] { [first, second], [], [third] })
            Assert.Equal("cohort.meeting-over", Refused(() => Skip(cohort, third, dates)).Code);
        Skip(cohort, third, [second, third]);

        Assert.Equal([second, third], cohort.SkipDates.Select(skip => skip.Date));
    }

    [Fact]
    public void Another_first_day_must_leave_the_skip_dates_on_days_of_meetings()
    {
        var cohort = Forming();
        Skip(cohort, March10.AddDays(7));

        Assert.Equal(
            "cohort.no-meeting-that-day",
            Refused(() => cohort.Plan(Dana, "Wednesdays", March10.AddDays(1), Two, Template)).Code);
        Assert.Equal(March10, cohort.FirstMeetingOn);
        cohort.Plan(Dana, "A week later", March10.AddDays(7), Two, Template);

        Assert.Equal((March10.AddDays(7), March10.AddDays(7 * 52)), (cohort.FirstMeetingOn, cohort.EndsOn));
    }

    [Fact]
    public void A_day_whose_meeting_is_moved_or_recorded_is_not_skipped()
    {
        var cohort = Forming();
        var settled = new HashSet<DateOnly> { March10 };

        var refusal = Refused(() => cohort.SkipOn(new Dictionary<DateOnly, string> { [March10] = "Snow" }, Today, settled));

        Assert.Equal(("cohort.meeting-settled", March10), (refusal.Code, refusal.Arguments[0]));
        Assert.Empty(cohort.SkipDates);
    }

    [Fact]
    public void A_person_may_have_been_in_the_group_since_an_earlier_day_but_not_twice_at_once()
    {
        var cohort = Forming();
        var person = NewId();
        Assert.Equal("cohort.enrolled-in-future", Refused(() => cohort.Enroll(person, Today, Now, Today.AddDays(1))).Code);
        cohort.Enroll(person, Today, Now, Today.AddDays(-20));
        cohort.Withdraw(person, "Moved away", Today);

        Assert.Equal(
            "cohort.enrolled-twice-at-once", Refused(() => cohort.Enroll(person, Today, Now, Today.AddDays(-1))).Code);
        cohort.Enroll(person, Today, Now);

        Assert.Equal([Today.AddDays(-20), Today], cohort.Enrollments.Select(enrollment => enrollment.EnrolledOn));
    }

    private static Cohort Forming(int people = 0)
    {
        var cohort = Cohort.Form(null, ElmStreet.Id, Dana, "Tuesday group", March10, Two, Template, Now);
        for (var person = 0; person < people; person++) cohort.Enroll(NewId(), Today, Now);
        return cohort;
    }

    private static Cohort Active()
    {
        var cohort = Forming(people: 8);
        cohort.Launch(Dana, ElmStreet, Template, null, Now);
        return cohort;
    }

    private static void Skip(Cohort cohort, params DateOnly[] dates) => Skip(cohort, Today, dates);

    private static void Skip(Cohort cohort, DateOnly today, DateOnly[] dates) =>
        cohort.SkipOn(dates.ToDictionary(date => date, _ => "Holiday"), today);

    private static RuleViolationException Refused(Action deed) => Assert.Throws<RuleViolationException>(deed);

    private static Guid NewId() => Guid.CreateVersion7(Now);
}
