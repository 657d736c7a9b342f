using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class WriteUpMeetingTests(CohortsApp app)
{
    private static readonly object Heard = new
    {
        tryOutWent = "Two had tried it",
        groupNeeds = "Rest after work",
        personalNeeds = "Somebody wants a ride",
        commonThreads = "Calling family back.\nNot knowing how to end a call.",
        other = "The room was cold",
        tryOut = "Call one person",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_heard_is_read_by_the_coach_who_leads_and_the_director_and_the_next_meeting_knows_the_try_out()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var response = await year.Put(1, "notes", Heard, by: affiliate.CoachAt(affiliate.SiteId));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        foreach (var reader in new[] { affiliate.Director, affiliate.CoachAt(affiliate.SiteId) })
        {
            var notes = (await reader.Get(year.Meeting(1))).GetProperty("notes");
            Assert.Equal(
                ("Rest after work", "Somebody wants a ride", "Calling family back.\nNot knowing how to end a call."),
                (notes.Text("groupNeeds"), notes.Text("personalNeeds"), notes.Text("commonThreads")));
        }

        Assert.Equal("Call one person", (await year.Get(3)).Text("lastTryOut"));
        Assert.Equal("", (await year.Get(1)).Text("lastTryOut"));
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.AnotherCoach().Status(year.Meeting(1)));
    }

    [Fact]
    public async Task No_list_repeats_it()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await year.Put(1, "notes", Heard)).EnsureSuccessStatusCode();

        foreach (var path in new[] { year.Path, "/cohorts/today", $"/cohorts/{year.Cohort}", $"/cohorts/{year.Cohort}/calendar" })
        {
            var answer = await affiliate.CoachAt(affiliate.SiteId).GetStringAsync(path, Cancel);
            Assert.DoesNotContain("Rest after work", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Calling family back", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_field_may_stay_empty_and_none_is_too_long()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        (await year.Put(1, "notes", new { })).EnsureSuccessStatusCode();
        Assert.Equal("GroupNeeds", Assert.Single(
            await (await year.Put(1, "notes", new { groupNeeds = new string('x', 1001) })).Malformed()), ignoreCase: true);
        Assert.Equal("TryOut", Assert.Single(
            await (await year.Put(1, "notes", new { tryOut = "Two\nlines" })).Malformed()), ignoreCase: true);
        await (await year.Put(5, "notes", Heard)).Refused(HttpStatusCode.Conflict, "meeting.not-yet");
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await year.Put(1, "notes", Heard)).EnsureSuccessStatusCode();

        var stale = await affiliate.Director.Put($"{year.Meeting(1)}/notes", new { other = "Mine" }, version: 1);

        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        Assert.Equal("The room was cold", (await year.Get(1)).GetProperty("notes").Text("other"));
    }
}
