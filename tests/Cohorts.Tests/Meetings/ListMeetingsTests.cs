using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class ListMeetingsTests(CohortsApp app)
{
    [Fact]
    public async Task Those_to_come_begin_with_the_next_and_those_that_are_over_with_the_latest()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(4, (1, "away"), (2, "late"));

        Assert.Equal(["5", "6", "7"], Numbers(await affiliate.Director.Get($"{year.Path}?when=ahead&take=3")));
        var over = (await affiliate.Director.Get($"{year.Path}?when=over")).Items().ToArray();

        Assert.Equal(["4", "3", "2", "1"], over.Select(meeting => meeting.Text("number")));
        Assert.Equal(("held", "5", "1"), (over[0].Text("state"), over[0].Text("here"), over[0].Text("away")));
        Assert.Equal(("planned", "0", "0"), (over[1].Text("state"), over[1].Text("here"), over[1].Text("away")));
        Assert.Equal("Introduction & Goal Setting", over[0].Text("theme"));
    }

    [Fact]
    public async Task Each_page_goes_on_where_the_one_before_ended_in_both_orders()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var first = await affiliate.Director.Get($"{year.Path}?when=ahead&take=2");
        Assert.Equal(["7", "8"], Numbers(await affiliate.Director.Get($"{year.Path}?when=ahead&take=2&after={first.Text("next")}")));
        first = await affiliate.Director.Get($"{year.Path}?when=over&take=3");
        var last = await affiliate.Director.Get($"{year.Path}?when=over&take=3&after={first.Text("next")}");
        Assert.Equal(["1"], Numbers(last));
        Assert.Equal("", last.Text("next"));
    }

    [Fact]
    public async Task A_week_without_a_meeting_stays_in_the_list_with_its_reason()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var dates = new[] { new { date = "2026-03-10", reason = "Conference" } };
        (await affiliate.Director.Put($"/cohorts/{year.Cohort}/skip-dates", new { dates }, version: 8)).EnsureSuccessStatusCode();

        var skipped = (await affiliate.Director.Get($"{year.Path}?when=ahead")).Items().ElementAt(1);

        Assert.Equal(("6", "skipped", "Conference"), (skipped.Text("number"), skipped.Text("state"), skipped.Text("reason")));
    }

    [Fact]
    public async Task A_group_that_has_not_started_has_none_yet_and_anothers_is_not_found()
    {
        var affiliate = await app.AnAffiliate();
        var forming = await affiliate.ACohort(people: 2);

        Assert.Empty((await affiliate.Director.Get($"/cohorts/{forming}/meetings")).Items());
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.AnotherCoach().Status($"/cohorts/{forming}/meetings"));
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Director.Status($"/cohorts/{forming}/meetings?when=never"));
    }

    private static IEnumerable<string> Numbers(System.Text.Json.JsonElement page) =>
        page.Items().Select(meeting => meeting.Text("number"));
}
