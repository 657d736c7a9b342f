using System.Net;
using Platform.Casework.Concerns;
using Platform.Casework.Tests.Support;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Concerns;

public sealed class ConcernTests(CaseworkApp app)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task One_raises_the_other_answers()
    {
        var affiliate = await app.ATeam();
        var id = await Raise(affiliate, affiliate.Peer);

        var own = await affiliate.Peer.Post($"/casework/concerns/{id}/answer", new { answer = "Never mind" }, version: 1);
        var other = await affiliate.CaseManager.Post($"/casework/concerns/{id}/answer", new { answer = " Let us go together " }, version: 1);
        var late = await affiliate.As(Roles.PeerNavigator).Post($"/casework/concerns/{id}/answer", new { answer = "Too late" }, version: 2);

        await own.Refused(HttpStatusCode.Conflict, "concern.own");
        Assert.Equal(HttpStatusCode.NoContent, other.StatusCode);
        await late.Refused(HttpStatusCode.Conflict, "concern.answered");
        var concern = await affiliate.Peer.Get($"/casework/concerns/{id}");
        Assert.Equal(
            (Affiliate.CaseManagerName, "Let us go together", "peer-navigator"),
            (concern.Text("answeredBy"), concern.Text("answer"), concern.Text("escalatesTo")));
        // One o'clock at the site.
        Assert.Equal("2026-03-03T18:00:00+00:00", concern.Text("dueAt"));
    }

    [Fact]
    public async Task A_case_managers_goes_to_the_clinical_supervisor_and_a_peers_to_the_peer_navigator()
    {
        var affiliate = await app.ATeam();
        var (mine, theirs) = (await Raise(affiliate, affiliate.CaseManager), await Raise(affiliate, affiliate.Peer));

        (await affiliate.CaseManager.Post($"/casework/concerns/{mine}/escalation", new { }, version: 1)).EnsureSuccessStatusCode();

        var waiting = (await affiliate.As(Roles.ClinicalSupervisor).Get("/casework/concerns?escalated=true")).Items().Single();
        Assert.Equal((mine, "clinical-supervisor"), (waiting.Id(), waiting.Text("escalatesTo")));
        Assert.Equal("peer-navigator", (await affiliate.Peer.Get($"/casework/concerns/{theirs}")).Text("escalatesTo"));
        var again = await affiliate.CaseManager.Post($"/casework/concerns/{mine}/escalation", new { }, version: 2);
        await again.Refused(HttpStatusCode.Conflict, "concern.escalated");
        var answered = await affiliate.As(Roles.ClinicalSupervisor).Post($"/casework/concerns/{mine}/answer", new { answer = "Call me" }, version: 2);
        Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);
        Assert.Empty((await affiliate.As(Roles.ClinicalSupervisor).Get("/casework/concerns?escalated=true")).Items());
    }

    [Fact]
    public void Is_answered_within_its_time_which_is_soon()
    {
        foreach (var due in new[] { Now, Now.AddMinutes(-1), Now.AddDays(7).AddMinutes(1) })
            Assert.Equal("concern.time", Assert.Throws<RuleViolationException>(() => Raise(due)).Code);
        Assert.Equal(Now.AddDays(7), Raise(Now.AddDays(7)).DueAt);
    }

    [Fact]
    public void Unanswered_after_its_time_it_needs_nobody_to_take_it_on()
    {
        var concern = Raise(Now.AddHours(4));

        Assert.Equal("concern.escalated", Assert.Throws<RuleViolationException>(() => concern.Escalate(Now.AddHours(4))).Code);
        concern.Escalate(Now.AddHours(1));
        Assert.Equal(Now.AddHours(1), concern.EscalatedAt);
    }

    [Fact]
    public async Task A_repeated_request_raises_once_and_a_text_is_said()
    {
        var affiliate = await app.ATeam();
        var path = $"/casework/people/{await affiliate.APerson()}/concerns";
        var request = new { text = "Tired", dueOn = "2026-03-03", dueAt = "13:00" };

        var first = await affiliate.Peer.Post(path, request, key: "concern-once");
        var second = await affiliate.Peer.Post(path, request, key: "concern-once");
        var silent = await affiliate.Peer.Post(path, new { dueOn = "2026-03-03", dueAt = "13:00" });

        Assert.Equal((await first.Read()).Id(), (await second.Read()).Id());
        Assert.Equal(["text"], await silent.Malformed(), StringComparer.OrdinalIgnoreCase);
    }

    private static Concern Raise(DateTimeOffset due)
    {
        var id = Guid.CreateVersion7(Now);
        return Concern.Raise(null, id, id, "Tired", due, id, Roles.CaseManager, Now);
    }

    private static async Task<Guid> Raise(Affiliate affiliate, HttpClient by)
    {
        var person = await affiliate.APerson();
        var request = new { text = "He sounded very tired", dueOn = "2026-03-03", dueAt = "13:00" };
        return (await (await by.Post($"/casework/people/{person}/concerns", request)).EnsureSuccessStatusCode().Read()).Id();
    }
}
