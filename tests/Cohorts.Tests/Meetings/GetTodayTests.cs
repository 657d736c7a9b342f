using System.Text.Json;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class GetTodayTests(CohortsApp app)
{
    [Fact]
    public async Task A_coach_sees_their_groups_with_the_next_meeting_and_what_is_not_recorded()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var forming = await affiliate.ACohort(people: 2);
        await year.Record(3);
        (await year.Put(4, "not-held", new { reason = "No heating" })).EnsureSuccessStatusCode();
        (await year.Put(5, "plan", new { lessonCode = "a-good-morning" })).EnsureSuccessStatusCode();

        var today = await Today(affiliate);

        var groups = today.GetProperty("groups").EnumerateArray().ToDictionary(group => group.Id());
        Assert.Equal(JsonValueKind.Null, groups[forming].GetProperty("next").ValueKind);
        var next = groups[year.Cohort].GetProperty("next");
        Assert.Equal(
            ("5", "2026-03-03", "Self-Care", "A good morning"),
            (next.Text("number"), next.Text("on"), next.Text("theme"), next.Text("lesson")));
        Assert.Equal(["2", "1"], today.GetProperty("notRecorded").EnumerateArray().Select(meeting => meeting.Text("number")));
    }

    [Fact]
    public async Task A_week_without_a_meeting_is_neither_next_nor_missing()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 6, with: affiliate.Form());
        var dates = new[] { new { date = "2026-03-10", reason = "Conference" } };
        (await affiliate.Director.Put($"/cohorts/{id}/skip-dates", new { dates }, version: 7)).EnsureSuccessStatusCode();
        (await affiliate.Director.Post($"/cohorts/{id}/launch", new { }, version: 8)).EnsureSuccessStatusCode();

        var today = await Today(affiliate);

        Assert.Equal("2", today.GetProperty("groups")[0].GetProperty("next").Text("number"));
        Assert.Empty(today.GetProperty("notRecorded").EnumerateArray());
    }

    [Fact]
    public async Task Who_was_away_twice_in_a_row_may_welcome_a_call()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(2, (0, "away"), (1, "away"));
        await year.Record(3, (0, "away"), (1, "late"));

        var call = Assert.Single(await Calls(affiliate));

        Assert.Equal(("Given1 F.", "2", "2026-02-17"), (call.Text("displayName"), call.Text("times"), call.Text("lastOn")));
        Assert.Equal([true, false], (await year.Get(4)).GetProperty("people").EnumerateArray()
            .Select(person => person.GetProperty("awayInARow").GetBoolean()).Take(2));
    }

    [Fact]
    public async Task A_meeting_that_did_not_happen_neither_counts_nor_parts_them()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(1, (0, "away"));
        (await year.Put(2, "not-held", new { reason = "No heating" })).EnsureSuccessStatusCode();
        Assert.Empty(await Calls(affiliate));

        await year.Record(3, (0, "away"));

        Assert.Single(await Calls(affiliate));
    }

    [Theory]
    [InlineData("awayTold")]
    [InlineData("makesItUp")]
    [InlineData("notRecorded")]
    public async Task Told_made_up_or_not_known_is_no_reason_for_a_call(string mark)
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(2, (0, "away"));

        await year.Record(3, (0, mark));

        Assert.Empty(await Calls(affiliate));
    }

    [Fact]
    public async Task Who_has_told_of_an_absence_to_come_or_has_left_is_not_called()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(2, (0, "away"), (1, "away"));
        await year.Record(3, (0, "away"), (1, "away"));
        Assert.Equal(2, (await Calls(affiliate)).Length);

        (await year.Put(6, "absences", new { participantIds = year.People[..1] })).EnsureSuccessStatusCode();
        Assert.Equal("Given2 F.", Assert.Single(await Calls(affiliate)).Text("displayName"));
        var leaves = $"/cohorts/{year.Cohort}/people/{year.People[1]}/withdrawal";
        (await affiliate.Director.Post(leaves, new { reason = "Moved" }, version: 8)).EnsureSuccessStatusCode();

        Assert.Empty(await Calls(affiliate));
    }

    [Fact]
    public async Task The_list_of_calls_is_short_and_of_ones_own_groups_only()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay(people: 8);
        var everybody = Enumerable.Range(0, 8).Select(person => (person, "away")).ToArray();
        await year.Record(2, everybody);
        await year.Record(3, everybody);

        Assert.Equal(5, (await Calls(affiliate)).Length);
        var others = await affiliate.AnotherCoach().Get("/cohorts/today");
        Assert.Empty(others.GetProperty("calls").EnumerateArray());
        Assert.Empty(others.GetProperty("groups").EnumerateArray());
        // A director leads no group: their day is another page.
        Assert.Empty((await affiliate.Director.Get("/cohorts/today")).GetProperty("groups").EnumerateArray());
    }

    private static Task<JsonElement> Today(Affiliate affiliate) => affiliate.CoachAt(affiliate.SiteId).Get("/cohorts/today");

    private static async Task<JsonElement[]> Calls(Affiliate affiliate) =>
        [.. (await Today(affiliate)).GetProperty("calls").EnumerateArray()];
}
