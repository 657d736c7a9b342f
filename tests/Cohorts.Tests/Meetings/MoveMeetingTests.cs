using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class MoveMeetingTests(CohortsApp app)
{
    [Fact]
    public async Task One_meeting_is_held_on_another_day_and_the_calendar_says_from_which()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var response = await Move(year, 5, "2026-03-05", "17:30", by: affiliate.CoachAt(affiliate.SiteId));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var meeting = await year.Get(5);
        Assert.Equal(("2026-03-05", "17:30", "19:00"), (meeting.Text("on"), meeting.Text("startsAt"), meeting.Text("endsAt")));
        Assert.Equal(
            ("2026-03-03", "14:00", "The room is painted"),
            (meeting.GetProperty("moved").Text("on"), meeting.GetProperty("moved").Text("at"), meeting.GetProperty("moved").Text("reason")));
        var slots = (await affiliate.Director.Get($"/cohorts/{year.Cohort}/calendar")).GetProperty("months").EnumerateArray()
            .SelectMany(month => month.GetProperty("meetings").EnumerateArray()).ToArray();
        Assert.Equal(("2026-03-05", "2026-03-03"), (slots[4].Text("on"), slots[4].Text("movedFrom")));
        Assert.Equal("2026-03-10", slots[5].Text("on"));
    }

    [Fact]
    public async Task A_time_that_the_clock_skips_moves_to_the_next_there_is_and_is_said()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        (await Move(year, 5, "2026-03-08", "02:30")).EnsureSuccessStatusCode();

        var meeting = await year.Get(5);
        Assert.Equal(("03:00", "True"), (meeting.Text("startsAt"), meeting.Text("movedFromMissingHour")));
    }

    [Fact]
    public async Task It_stays_between_its_neighbours_also_where_these_have_moved()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await Move(year, 6, "2026-03-06", "14:00")).EnsureSuccessStatusCode();

        var response = await Move(year, 5, "2026-03-06", "09:00");

        Assert.Equal(
            ["2026-02-25", "2026-03-05"],
            await response.Refused(HttpStatusCode.Conflict, "meeting.not-between-its-neighbours"));
    }

    [Fact]
    public async Task A_slot_that_is_skipped_has_no_meeting_to_move_and_one_that_is_moved_is_not_skipped()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var path = $"/cohorts/{year.Cohort}/skip-dates";
        (await affiliate.Director.Put(path, Skip("2026-03-10"), version: 8)).EnsureSuccessStatusCode();
        (await Move(year, 5, "2026-03-04", "14:00")).EnsureSuccessStatusCode();

        await (await Move(year, 6, "2026-03-11", "14:00")).Refused(HttpStatusCode.Conflict, "meeting.skipped");
        var settled = await affiliate.Director.Put(path, Skip("2026-03-10", "2026-03-03"), version: 9);
        Assert.Equal(["2026-03-03"], await settled.Refused(HttpStatusCode.Conflict, "cohort.meeting-settled"));
    }

    [Fact]
    public async Task The_roster_is_that_of_the_day_on_which_it_is_held()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var late = new { givenName = "Later", familyName = "Joined", since = "2026-02-26" };
        (await affiliate.Director.Post($"/cohorts/{year.Cohort}/people", late, version: 8)).EnsureSuccessStatusCode();
        Assert.Equal(6, (await year.MarksOf(4)).Length);

        (await Move(year, 4, "2026-02-27", "14:00")).EnsureSuccessStatusCode();

        Assert.Equal(7, (await year.MarksOf(4)).Length);
    }

    [Fact]
    public async Task It_needs_a_day_a_time_a_reason_and_the_version_that_is()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        Assert.Equal(3, (await (await year.Put(5, "time", new { reason = "" })).Malformed()).Length);
        var stale = await affiliate.Director.Put(
            $"{year.Meeting(5)}/time", new { on = "2026-03-04", at = "14:00", reason = "Why" }, version: 4);
        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await year.Record(1);
        await (await Move(year, 1, "2026-02-04", "14:00")).Refused(HttpStatusCode.Conflict, "meeting.recorded");
    }

    private static Task<HttpResponseMessage> Move(YearUnderWay year, int number, string on, string at, HttpClient? by = null) =>
        year.Put(number, "time", new { on, at, reason = "The room is painted" }, by);

    private static object Skip(params string[] dates) => new { dates = dates.Select(date => new { date, reason = "Holiday" }) };
}
