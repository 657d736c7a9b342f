using System.Net;
using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Duties;

public sealed class DutyTests(CaseworkApp app)
{
    [Fact]
    public async Task A_visit_is_planned_moved_and_comes_to_a_contact()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var request = new { kind = "landlord-meeting", on = "2026-03-02", at = "10:30", purpose = "Apartment on Alder Street" };

        var planned = await affiliate.CaseManager.Post($"/casework/people/{person}/duties", request);
        var id = (await planned.EnsureSuccessStatusCode().Read()).Id();
        var moved = await affiliate.Peer.Put($"/casework/duties/{id}", new { on = "2026-03-02", at = "11:00", assigneeId = affiliate.PeerId }, version: 1);
        var stale = await affiliate.Peer.Put($"/casework/duties/{id}", new { on = "2026-03-02", assigneeId = affiliate.PeerId }, version: 1);

        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);
        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        var duty = await affiliate.CaseManager.Get($"/casework/duties/{id}");
        Assert.Equal((Affiliate.PeerName, "11:00", "open"), (duty.Text("assignee"), duty.Text("at"), duty.Text("state")));
        var contact = Affiliate.AContact(kind: "landlord-meeting");
        contact["dutyId"] = id;
        (await affiliate.Peer.Post($"/casework/people/{person}/contacts", contact)).EnsureSuccessStatusCode();
        Assert.Equal("done", (await affiliate.CaseManager.Get($"/casework/duties/{id}")).Text("state"));
        var again = await affiliate.Peer.Post($"/casework/people/{person}/contacts", contact);
        await again.Refused(HttpStatusCode.Conflict, "duty.closed");
    }

    [Fact]
    public async Task Assessing_prescribing_and_involuntary_intervention_are_never_given_to_a_peer()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();

        foreach (var kind in new[] { "assessment", "prescribing", "involuntary-intervention" })
        {
            object For(Guid who) => new { kind, on = "2026-03-03", assigneeId = who };

            var peer = await affiliate.CaseManager.Post($"/casework/people/{person}/duties", For(affiliate.PeerId));
            var manager = await affiliate.Peer.Post($"/casework/people/{person}/duties", For(affiliate.CaseManagerId));
            await peer.Refused(HttpStatusCode.Conflict, "duty.not-for-peers");
            var id = (await manager.EnsureSuccessStatusCode().Read()).Id();
            var handed = await affiliate.Peer.Put($"/casework/duties/{id}", new { on = "2026-03-03", assigneeId = affiliate.PeerId }, version: 1);
            await handed.Refused(HttpStatusCode.Conflict, "duty.not-for-peers");
        }
    }

    [Fact]
    public async Task Is_for_one_of_the_team_on_a_day_to_come()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();

        foreach (var (request, code) in new (object, string)[]
        {
            (new { kind = "home-visit", on = "2026-03-03", assigneeId = app.NewId() }, "duty.not-in-team"),
            (new { kind = "home-visit", on = "2026-03-01" }, "duty.day"),
            (new { kind = "home-visit", on = "2027-03-03" }, "duty.day"),
            (new { kind = "lecture", on = "2026-03-03" }, "duty.kind-unknown"),
        }) await (await affiliate.Peer.Post($"/casework/people/{person}/duties", request)).Refused(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Is_done_or_not_needed_with_a_reason_once()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var request = new { kind = "treatment-planning", on = "2026-03-03" };
        var done = (await (await affiliate.Peer.Post($"/casework/people/{person}/duties", request)).Read()).Id();
        var cancelled = (await (await affiliate.Peer.Post($"/casework/people/{person}/duties", request)).Read()).Id();

        (await affiliate.Peer.Post($"/casework/duties/{done}/end", new { }, version: 1)).EnsureSuccessStatusCode();
        (await affiliate.Peer.Post($"/casework/duties/{cancelled}/end", new { notNeeded = " Did it himself " }, version: 1)).EnsureSuccessStatusCode();

        Assert.Equal("done", (await affiliate.Peer.Get($"/casework/duties/{done}")).Text("state"));
        var shown = await affiliate.Peer.Get($"/casework/duties/{cancelled}");
        Assert.Equal(("cancelled", "Did it himself"), (shown.Text("state"), shown.Text("reason")));
        await (await affiliate.Peer.Post($"/casework/duties/{done}/end", new { }, version: 2)).Refused(HttpStatusCode.Conflict, "duty.closed");
    }
}
