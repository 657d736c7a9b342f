using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class NoteNotHeldTests(CohortsApp app)
{
    [Fact]
    public async Task A_meeting_that_did_not_happen_says_why_and_counts_nobody_as_away()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var response = await year.Put(1, "not-held", new { reason = "No heating" }, by: affiliate.CoachAt(affiliate.SiteId));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var listed = (await affiliate.Director.Get($"{year.Path}?when=over")).Items().Single(meeting => meeting.Text("number") == "1");
        Assert.Equal(
            ("didNotHappen", "No heating", "0", "0"),
            (listed.Text("state"), listed.Text("reason"), listed.Text("here"), listed.Text("away")));
        Assert.All(await year.MarksOf(1), mark => Assert.Equal("notRecorded", mark));
    }

    [Fact]
    public async Task What_is_recorded_of_the_people_goes_only_when_that_is_meant()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(1, (0, "away"));

        var warned = await year.Put(1, "not-held", new { reason = "No heating" });
        Assert.Equal(["6"], await warned.Refused(HttpStatusCode.Conflict, "meeting.attendance-recorded"));
        Assert.Equal("held", (await year.Get(1)).Text("state"));
        (await year.Put(1, "not-held", new { reason = "No heating", replace = true })).EnsureSuccessStatusCode();
        Assert.Equal("didNotHappen", (await year.Get(1)).Text("state"));

        (await year.Put(1, "attendance", WithReplace(year))).EnsureSuccessStatusCode();
        Assert.Equal("held", (await year.Get(1)).Text("state"));
    }

    [Fact]
    public async Task It_needs_a_reason_a_version_and_a_day_that_has_come()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        Assert.Equal("Reason", Assert.Single(await (await year.Put(1, "not-held", new { reason = "" })).Malformed()), ignoreCase: true);
        var stale = await affiliate.Director.Put($"{year.Meeting(1)}/not-held", new { reason = "No heating" }, version: 7);
        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await (await year.Put(5, "not-held", new { reason = "No heating" })).Refused(HttpStatusCode.Conflict, "meeting.not-yet");
    }

    private static object WithReplace(YearUnderWay year) => new
    {
        people = year.People.Select(participantId => new { participantId, mark = "here" }),
        replace = true,
    };
}
