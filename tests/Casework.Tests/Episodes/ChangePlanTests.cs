using System.Net;
using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Episodes;

public sealed class ChangePlanTests(CaseworkApp app)
{
    [Fact]
    public async Task The_plan_follows_what_happens_and_says_who_changed_what()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson(admittedOn: "2026-02-02");
        var plan = $"/casework/people/{person}/plan";

        await Done(affiliate.Peer.Post($"{plan}/pause", new { from = "2026-02-20", reason = "In hospital" }, version: 1));
        await Done(affiliate.CaseManager.Post($"{plan}/resumption", new { on = "2026-03-02" }, version: 2));
        await Done(affiliate.Peer.Put($"{plan}/sessions/peer-led/5", new { dueOn = "2026-04-01", topic = "Being a father again" }, version: 3));
        await Done(affiliate.CaseManager.Post($"{plan}/sessions/drt/7/skip", new { reason = "Goes already" }, version: 4));
        await Done(affiliate.CaseManager.Send(HttpMethod.Delete, $"{plan}/sessions/drt/7/skip", null, version: 5));
        await Done(affiliate.CaseManager.Post($"{plan}/extension", new { until = "2027-04-01", reason = "New home" }, version: 6));
        var dates = new { phases = new[] { new { number = 2, startsOn = "2026-07-01" } }, endsOn = "2027-03-01", reason = "Needs longer" };
        await Done(affiliate.Peer.Put($"{plan}/dates", dates, version: 7));

        var now = await affiliate.Peer.Get(plan);
        Assert.Equal("8", now.Text("version"));
        Assert.Equal("2027-03-01", now.Text("endsOn"));
        Assert.Equal("2026-07-01", now.GetProperty("phases")[1].Text("startsOn"));
        Assert.Equal(("2026-02-20", "2026-03-01"), (now.GetProperty("pauses")[0].Text("from"), now.GetProperty("pauses")[0].Text("until")));
        Assert.Equal("Being a father again", now.GetProperty("series")[1].GetProperty("sessions")[4].Text("topic"));
        // The clock stands still, so their order is not told.
        Assert.Equal(
            ["admitted", "extended", "paused", "rescheduled", "resumed", "sessionMoved", "sessionRestored", "sessionSkipped", "topicReplaced"],
            now.GetProperty("changes").EnumerateArray().Select(change => change.Text("kind")).Order(StringComparer.Ordinal));
        Assert.Contains(Affiliate.PeerName, now.GetProperty("changes").EnumerateArray().Select(change => change.Text("by")));
    }

    [Fact]
    public async Task Of_two_who_change_one_plan_the_second_is_told_and_nothing_of_theirs_is_done()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var plan = $"/casework/people/{person}/plan";

        var both = await Task.WhenAll(
            affiliate.CaseManager.Post($"{plan}/extension", new { until = "2027-04-01", reason = "New home" }, version: 1),
            affiliate.Peer.Post($"{plan}/extension", new { until = "2027-05-01", reason = "New home" }, version: 1));
        var blind = await affiliate.Peer.Send(
            HttpMethod.Post, $"{plan}/extension", new { until = "2027-05-01", reason = "New home" });

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed], both.Select(response => response.StatusCode).Order());
        await blind.Refused(HttpStatusCode.PreconditionRequired, "version.missing");
        Assert.Equal("2", (await affiliate.Peer.Get(plan)).Text("version"));
    }

    [Fact]
    public async Task Sessions_and_series_that_there_are_not_are_not_found()
    {
        var affiliate = await app.ATeam();
        var plan = $"/casework/people/{await affiliate.APerson()}/plan";

        foreach (var session in new[] { "drt/14", "none/1" })
        {
            var skipped = await affiliate.Peer.Post($"{plan}/sessions/{session}/skip", new { reason = "None" }, version: 1);
            var planned = await affiliate.Peer.Put($"{plan}/sessions/{session}", new { dueOn = "2026-04-01" }, version: 1);
            await skipped.Refused(HttpStatusCode.NotFound, "request.not-found");
            await planned.Refused(HttpStatusCode.NotFound, "request.not-found");
        }
    }

    [Fact]
    public async Task A_reason_is_said_and_each_phase_once()
    {
        var affiliate = await app.ATeam();
        var plan = $"/casework/people/{await affiliate.APerson()}/plan";
        var start = new { number = 2, startsOn = "2026-08-01" };

        var silent = await affiliate.Peer.Post($"{plan}/extension", new { until = "2027-04-01" }, version: 1);
        var twice = await affiliate.Peer.Put(
            $"{plan}/dates", new { phases = new[] { start, start }, endsOn = "2027-03-01", reason = "Other" }, version: 1);

        Assert.Equal(["reason"], await silent.Malformed(), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["phases"], await twice.Malformed(), StringComparer.OrdinalIgnoreCase);
    }

    private static async Task Done(Task<HttpResponseMessage> response) =>
        Assert.Equal(HttpStatusCode.NoContent, (await response).StatusCode);
}
