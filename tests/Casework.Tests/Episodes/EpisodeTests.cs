using Platform.Casework.Episodes;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Domain;

namespace Platform.Casework.Tests.Episodes;

public sealed class EpisodeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Guid Tanya = NewId();
    private static readonly Eligibility Eligible = new(true, false, false, true, true);

    [Theory]
    [InlineData(false, false, false, true, true, "episode.not-eligible-history")]
    [InlineData(true, false, false, true, false, "episode.not-eligible-problems")]
    [InlineData(true, false, false, false, true, "episode.not-eligible-problems")]
    public void Is_for_who_has_such_a_history_and_both_problems(
        bool homeless, bool hospital, bool prison, bool mental, bool substance, string code) =>
        Assert.Equal(code, Refused(() => Admit(eligibility: new(homeless, hospital, prison, mental, substance))));

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void One_of_homelessness_hospitalization_and_incarceration_is_enough(bool homeless, bool hospital, bool prison) =>
        Assert.Null(Admit(eligibility: new(homeless, hospital, prison, true, true)).EndedOn);

    [Fact]
    public void A_twenty_sixth_person_needs_a_reason_which_is_kept()
    {
        foreach (var nothing in new[] { null, "", " " })
            Assert.Equal("episode.caseload-full", Refused(() => Admit(served: Team.Caseload, reason: nothing)));

        Assert.Equal("Comes with their brother", Admit(served: Team.Caseload, reason: " Comes with their brother ").CaseloadReason);
        Assert.Null(Admit(served: Team.Caseload - 1, reason: "Needless").CaseloadReason);
    }

    [Fact]
    public void Begins_today_or_within_the_last_year()
    {
        Assert.Equal("episode.not-yet", Refused(() => Admit(Today.AddDays(1))));
        Assert.Equal("episode.too-long-ago", Refused(() => Admit(Today.AddMonths(-12).AddDays(-1))));
        Assert.Equal(Today.AddMonths(-12), Admit(Today.AddMonths(-12)).AdmittedOn);
    }

    [Fact]
    public void The_months_of_a_year_that_begins_at_a_months_end_follow_one_another()
    {
        var episode = Admit(new DateOnly(2026, 1, 31));

        Assert.Equal(
            [
                (new DateOnly(2026, 1, 31), new DateOnly(2026, 5, 30)),
                (new DateOnly(2026, 5, 31), new DateOnly(2026, 10, 30)),
                (new DateOnly(2026, 10, 31), new DateOnly(2027, 1, 30)),
            ],
            episode.Phases.Select(phase => (phase.StartsOn, phase.EndsOn)));
        Assert.Equal(new DateOnly(2027, 1, 30), episode.EndsOn);
        Assert.Equal(
            [new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 31)],
            episode.Phases[2].Days());
    }

    [Fact]
    public void Two_months_from_January_31_have_their_second_from_the_last_of_February()
    {
        var episode = Admit(new DateOnly(2026, 1, 31), months: 2);

        Assert.Equal([new DateOnly(2026, 1, 31), new DateOnly(2026, 2, 28)], episode.Phases.Select(phase => phase.StartsOn));
        Assert.Equal(new DateOnly(2026, 3, 30), episode.EndsOn);
    }

    [Fact]
    public void Contacts_are_expected_weekly_then_every_two_weeks_then_monthly()
    {
        var episode = Admit();

        var days = episode.Phases.Select(phase => phase.Days().ToArray()).ToArray();
        Assert.Equal([7, 14], days.Take(2).Select(dates => dates[1].DayNumber - dates[0].DayNumber));
        Assert.Equal(3, days[2].Length);
        Assert.Equal(18, days[0].Length);
    }

    [Fact]
    public void Has_thirteen_sessions_and_eleven_none_after_its_last_day_whatever_its_length()
    {
        foreach (var months in new[] { 2, 6, 12 })
        {
            var episode = Admit(months: months);
            Assert.Equal(13, episode.Sessions.Count(session => session.Series == "drt"));
            Assert.Equal(11, episode.Sessions.Count(session => session.Series == "peer-led"));
            Assert.All(episode.Sessions, session => Assert.InRange(session.DueOn, episode.AdmittedOn, episode.EndsOn));
        }
    }

    [Fact]
    public void An_extension_lets_the_last_phase_last()
    {
        var episode = Admit();
        var ends = episode.EndsOn;

        Assert.Equal("plan.extension-not-later", Refused(() => episode.Extend(ends, "Longer", Tanya, Now)));
        Assert.Equal("plan.extension-too-long", Refused(() => episode.Extend(Today.AddMonths(24), "Longer", Tanya, Now)));
        episode.Extend(ends.AddMonths(2), " A new home in May ", Tanya, Now);

        Assert.Equal((ends.AddMonths(2), ends.AddMonths(2)), (episode.EndsOn, episode.Phases[2].EndsOn));
        Assert.Equal(ends, episode.Phases[1].EndsOn.AddMonths(3));
        Assert.Equal((PlanChangeKind.Extended, "A new home in May"), (episode.Changes[^1].Kind, episode.Changes[^1].Reason));
    }

    [Fact]
    public void A_pause_moves_what_was_to_come_by_its_days_and_nothing_that_has_been()
    {
        var episode = Admit(Today.AddMonths(-5));
        var (first, second, third) = (episode.Phases[0], episode.Phases[1], episode.Phases[2]);
        var before = (First: first.EndsOn, Second: (second.StartsOn, second.EndsOn), Third: third.StartsOn, Ends: episode.EndsOn);
        var (past, next) = (episode.Sessions[0].DueOn, episode.Sessions[^1].DueOn);

        episode.StandStill(Today.AddDays(-10), "In hospital", Tanya, Today, Now);
        episode.GoOn(Today, Tanya, Today, Now);

        Assert.Equal(before.First, first.EndsOn);
        Assert.Equal((before.Second.StartsOn, before.Second.EndsOn.AddDays(10)), (second.StartsOn, second.EndsOn));
        Assert.Equal((before.Third.AddDays(10), before.Ends.AddDays(10)), (third.StartsOn, episode.EndsOn));
        Assert.Equal(past, episode.Sessions[0].DueOn);
        Assert.Equal(next < Today.AddDays(-10) ? next : next.AddDays(10), episode.Sessions[^1].DueOn);
    }

    [Fact]
    public void A_pause_begins_on_a_day_of_the_service_and_ends_before_another_begins()
    {
        var episode = Admit(Today.AddMonths(-1));

        Assert.Equal("plan.not-paused", Refused(() => episode.GoOn(Today, Tanya, Today, Now)));
        Assert.Equal("plan.pause-dates", Refused(() => episode.StandStill(Today.AddDays(1), "Away", Tanya, Today, Now)));
        Assert.Equal("plan.pause-dates", Refused(() => episode.StandStill(Today.AddMonths(-2), "Away", Tanya, Today, Now)));
        episode.StandStill(Today.AddDays(-9), "Away", Tanya, Today, Now);
        Assert.Equal("plan.paused", Refused(() => episode.StandStill(Today, "Away", Tanya, Today, Now)));
        Assert.Equal("plan.pause-dates", Refused(() => episode.GoOn(Today.AddDays(-9), Tanya, Today, Now)));
        episode.GoOn(Today.AddDays(-5), Tanya, Today, Now);

        Assert.Equal("plan.pause-dates", Refused(() => episode.StandStill(Today.AddDays(-6), "Away", Tanya, Today, Now)));
        Assert.Equal(Today.AddDays(-6), Assert.Single(episode.Pauses).Until);
    }

    [Fact]
    public void Phases_that_have_not_begun_get_other_days_and_the_one_before_lasts_until_then()
    {
        var episode = Admit(Today.AddMonths(-1));
        var (tryOut, transfer) = (Today.AddMonths(5), Today.AddMonths(9));

        episode.Reschedule(Starts((2, tryOut), (3, transfer)), Today.AddMonths(12), "Needs longer", Tanya, Today, Now);

        Assert.Equal(
            [(Today.AddMonths(-1), tryOut.AddDays(-1)), (tryOut, transfer.AddDays(-1)), (transfer, Today.AddMonths(12))],
            episode.Phases.Select(phase => (phase.StartsOn, phase.EndsOn)));
        Assert.Equal(Today.AddMonths(12), episode.EndsOn);
    }

    [Fact]
    public void What_has_begun_is_not_moved_and_phases_keep_their_order()
    {
        var episode = Admit(Today.AddMonths(-5));
        var end = episode.EndsOn;

        Assert.Equal("plan.phase-begun", Move(Starts((2, Today.AddDays(9))), end));
        Assert.Equal("plan.phase-begun", Move(Starts((3, Today)), end));
        Assert.Equal("plan.dates", Move(Starts((3, end.AddDays(1))), end));
        Assert.Equal("plan.dates", Move(Starts((4, Today.AddDays(9))), end));
        Assert.Equal("plan.dates", Move(Starts(), Today.AddDays(-1)));
        Assert.Equal("plan.dates", Move(Starts(), Today.AddMonths(20)));

        string Move(Dictionary<int, DateOnly> starts, DateOnly endsOn) =>
            Refused(() => episode.Reschedule(starts, endsOn, "Other", Tanya, Today, Now));
    }

    [Fact]
    public void A_session_is_left_out_with_a_reason_and_taken_in_again()
    {
        var episode = Admit();

        Assert.False(episode.SkipSession("drt", 14, "None such", Tanya, Today, Now));
        Assert.True(episode.SkipSession("drt", 7, " Goes to meetings already ", Tanya, Today, Now));
        Assert.Equal("session.skipped", Refused(() => episode.SkipSession("drt", 7, "Again", Tanya, Today, Now)));
        var session = episode.Sessions.Single(one => one is { Series: "drt", Number: 7 });
        Assert.Equal((Today, "Goes to meetings already"), (session.SkippedOn, session.SkipReason));

        Assert.True(episode.RestoreSession("drt", 7, Tanya, Now));
        Assert.False(episode.RestoreSession("drt", 7, Tanya, Now));
        Assert.Null(session.SkippedOn);
    }

    [Fact]
    public void A_peer_led_topic_is_a_suggestion_and_one_of_the_therapy_is_not()
    {
        var episode = Admit();
        var (drt, peer) = (SeriesOf("drt"), SeriesOf("peer-led"));
        var day = Today.AddDays(20);

        Assert.True(episode.PlanSession(peer, 5, day, " Being a father again ", Tanya, Now));
        Assert.Equal("session.topic-fixed", Refused(() => episode.PlanSession(drt, 5, day, "Another", Tanya, Now)));
        Assert.Equal("session.outside-plan", Refused(() => episode.PlanSession(drt, 5, episode.EndsOn.AddDays(1), null, Tanya, Now)));
        Assert.True(episode.PlanSession(drt, 5, day, null, Tanya, Now));

        Assert.Equal(
            (day, "Being a father again"),
            episode.Sessions.Where(one => one is { Series: "peer-led", Number: 5 }).Select(one => (one.DueOn, one.ReplacedTopic)).Single());
        Assert.True(episode.PlanSession(peer, 5, day, null, Tanya, Now));
        Assert.Null(episode.Sessions.Single(one => one is { Series: "peer-led", Number: 5 }).ReplacedTopic);
    }

    [Fact]
    public void What_has_ended_stays_as_it_is()
    {
        var episode = Admit(Today.AddMonths(-1));
        Assert.Equal("episode.end-date", Refused(() => episode.End(Today.AddDays(1), EndKind.Moved, "Moved", Tanya, Today, Now)));
        Assert.Equal("episode.end-date", Refused(() => episode.End(Today.AddMonths(-2), EndKind.Moved, "Moved", Tanya, Today, Now)));

        episode.End(Today, EndKind.ByChoice, " Wants to go on alone ", Tanya, Today, Now);

        Assert.Equal((Today, EndKind.ByChoice, "Wants to go on alone"), (episode.EndedOn, episode.EndKind, episode.EndReason));
        foreach (var deed in new Action[]
        {
            () => episode.End(Today, EndKind.Other, "Again", Tanya, Today, Now),
            () => episode.Extend(episode.EndsOn.AddDays(9), "More", Tanya, Now),
            () => episode.StandStill(Today, "Away", Tanya, Today, Now),
            () => episode.GoOn(Today, Tanya, Today, Now),
            () => episode.Reschedule(Starts(), episode.EndsOn, "Other", Tanya, Today, Now),
            () => episode.SkipSession("drt", 1, "Other", Tanya, Today, Now),
            () => episode.RestoreSession("drt", 1, Tanya, Now),
            () => episode.PlanSession(SeriesOf("drt"), 1, Today, null, Tanya, Now),
        }) Assert.Equal("episode.ended", Refused(deed));
    }

    private static Episode Admit(
        DateOnly? on = null, int months = 12, int served = 0, string? reason = null, Eligibility? eligibility = null) =>
        Episode.Admit(
            null, NewId(), NewId(), served, eligibility ?? Eligible, StartSetting.Residential, on ?? Today, reason,
            PublishedTemplates.Plans.Single(plan => plan.Months == months), PublishedTemplates.Series, Tanya, Today, Now);

    private static SessionSeries SeriesOf(string code) => PublishedTemplates.Series.Single(series => series.Code == code);

    private static Dictionary<int, DateOnly> Starts(params (int Number, DateOnly On)[] starts) =>
        starts.ToDictionary(start => start.Number, start => start.On);

    private static string Refused(Action deed) => Assert.Throws<RuleViolationException>(deed).Code;

    private static string Refused(Func<object> deed) => Assert.Throws<RuleViolationException>(() => _ = deed()).Code;

    private static Guid NewId() => Guid.CreateVersion7(Now);
}
