using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class SetSkipDatesTests(CohortsApp app)
{
    [Fact]
    public async Task The_dates_said_last_are_the_ones()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();
        var path = $"/cohorts/{id}/skip-dates";
        (await affiliate.Director.Put(path, Dates("2026-03-17", "2026-03-24"), version: 1)).EnsureSuccessStatusCode();

        var response = await affiliate.Director.Put(path, Dates("2026-12-22", "2026-03-24"), version: 2);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("\"v3\"", response.Headers.ETag!.Tag);
        var skipped = (await affiliate.Director.Get($"/cohorts/{id}")).GetProperty("skipDates").EnumerateArray();
        Assert.Equal([("2026-03-24", "Holiday"), ("2026-12-22", "Holiday")],
            skipped.Select(skip => (skip.Text("date"), skip.Text("reason"))));
    }

    [Fact]
    public async Task After_the_start_the_slot_stays_in_the_calendar_with_its_reason()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.AnActiveCohort();

        (await affiliate.Director.Put($"/cohorts/{id}/skip-dates", Dates("2026-12-22"), version: 10)).EnsureSuccessStatusCode();

        var months = (await affiliate.Director.Get($"/cohorts/{id}/calendar")).GetProperty("months").EnumerateArray();
        var meetings = months.SelectMany(month => month.GetProperty("meetings").EnumerateArray()).ToArray();
        var skipped = Assert.Single(meetings, meeting => meeting.Text("state") == "skipped");
        Assert.Equal(("2026-12-22", "Holiday"), (skipped.Text("on"), skipped.Text("skipReason")));
        Assert.Equal(52, meetings.Length);
        Assert.Equal("2027-03-02", meetings[^1].Text("on"));
    }

    [Fact]
    public async Task A_day_without_a_meeting_is_refused_in_the_readers_words()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var response = await affiliate.Director.Send(
            HttpMethod.Put, $"/cohorts/{id}/skip-dates", Dates("2026-12-24"), version: 1, language: "es");

        Assert.Contains("jueves, 24 de diciembre de 2026", (await response.Read()).Text("title"), StringComparison.Ordinal);
        Assert.Equal(["2026-12-24"], await response.Refused(HttpStatusCode.Conflict, "cohort.no-meeting-that-day"));
    }

    [Fact]
    public async Task Each_date_once_with_a_reason()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();
        var path = $"/cohorts/{id}/skip-dates";

        Assert.NotEmpty(await (await affiliate.Director.Put(path, new { }, version: 1)).Malformed());
        Assert.NotEmpty(await (await affiliate.Director.Put(path, Dates("2026-03-17", "2026-03-17"), version: 1)).Malformed());
        Assert.NotEmpty(await (await affiliate.Director.Put(
            path, new { dates = new[] { new { date = "2026-03-17", reason = "" } } }, version: 1)).Malformed());
        Assert.NotEmpty(await (await affiliate.Director.Put(
            path, new { dates = new object?[] { null } }, version: 1)).Malformed());
        Assert.NotEmpty(await (await affiliate.Director.Put(
            path, Dates([.. Enumerable.Repeat("2026-03-17", 53)]), version: 1)).Malformed());
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 1);

        var stale = await affiliate.Director.Put($"/cohorts/{id}/skip-dates", Dates("2026-03-17"), version: 1);
        var blind = await affiliate.Director.Put($"/cohorts/{id}/skip-dates", Dates("2026-03-17"));

        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await blind.Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }

    private static object Dates(params string[] dates) =>
        new { dates = dates.Select(date => new { date, reason = "Holiday" }) };
}
