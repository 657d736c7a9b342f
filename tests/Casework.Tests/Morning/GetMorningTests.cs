using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Morning;

public sealed class GetMorningTests(CaseworkApp app)
{
    [Fact]
    public async Task Shows_visits_of_today_what_is_late_what_the_other_did_and_concerns()
    {
        var affiliate = await app.ATeam();
        var (seen, late) = (await affiliate.APerson("Joanne", admittedOn: "2026-01-05"), await affiliate.APerson("Leon", admittedOn: "2026-01-05"));
        await Contact(affiliate.CaseManager, seen, "2026-02-27");
        await Contact(affiliate.Peer, late, "2026-02-14");
        await Contact(affiliate.CaseManager, late, "2026-02-25", "missed");
        await Contact(affiliate.Peer, seen, "2026-03-01");
        await Duty(affiliate.Peer, seen, "2026-03-02", "10:30");
        await Duty(affiliate.Peer, seen, "2026-03-05", null);
        (await affiliate.Peer.Post($"/casework/people/{late}/concerns", new { text = "No answer", dueOn = "2026-03-02", dueAt = "13:00" })).EnsureSuccessStatusCode();

        var morning = await affiliate.CaseManager.Get($"/casework/teams/{affiliate.TeamId}/morning");

        Assert.Equal(("2", "2026-03-02", "True"), (morning.Text("people"), morning.Text("today"), morning.Text("treats")));
        var visit = morning.GetProperty("visits")[0];
        Assert.Equal(("Joanne B.", "10:30", Affiliate.PeerName), (visit.Text("displayName"), visit.Text("at"), visit.Text("assignee")));
        var overdue = morning.GetProperty("overdue").EnumerateArray().Single();
        Assert.Equal(
            ("contact", "9", "Leon B.", "2026-02-14", "1", "1", "week"),
            (overdue.Text("reason"), overdue.Text("days"), overdue.Text("displayName"), overdue.Text("lastOn"), overdue.Text("tried"),
                overdue.Text("every"), overdue.Text("unit")));
        // The visit of the fifth, and the next contact with Joanne on the eighth.
        Assert.Equal("2", morning.Text("dueSoon"));
        var done = morning.GetProperty("others").EnumerateArray().Single();
        Assert.Equal((Affiliate.PeerName, "Joanne B.", "2026-03-01"), (done.Text("by"), done.Text("displayName"), done.Text("on")));
        Assert.Equal("No answer", morning.GetProperty("concerns")[0].Text("text"));
    }

    [Fact]
    public async Task Nothing_is_late_while_a_plan_stands_still_and_a_plan_that_is_over_asks_for_its_end()
    {
        var affiliate = await app.ATeam();
        var (paused, over) = (await affiliate.APerson("Ada", admittedOn: "2026-01-05"), await affiliate.APerson("Ben", admittedOn: "2025-12-20", months: 2));
        (await affiliate.Peer.Post($"/casework/people/{paused}/plan/pause", new { from = "2026-01-10", reason = "In hospital" }, version: 1))
            .EnsureSuccessStatusCode();

        var morning = await affiliate.Peer.Get($"/casework/teams/{affiliate.TeamId}/morning");

        var late = morning.GetProperty("overdue").EnumerateArray().Single();
        Assert.Equal(("planOver", "11", $"{over}"), (late.Text("reason"), late.Text("days"), late.Text("personId")));
    }

    [Fact]
    public async Task A_duty_of_yesterday_is_late_and_who_is_away_is_said()
    {
        await using var later = new CaseworkApp();
        await later.InitializeAsync();
        var affiliate = await later.ATeam();
        var person = await affiliate.APerson();
        await Duty(affiliate.Peer, person, "2026-03-02", "10:30");
        (await affiliate.CaseManager.Post(
            $"/casework/teams/{affiliate.TeamId}/covers", new { awayId = affiliate.PeerId, from = "2026-03-02", until = "2026-03-09" }, version: 1))
            .EnsureSuccessStatusCode();

        later.Clock.Advance(TimeSpan.FromDays(1));
        var morning = await affiliate.CaseManager.Get($"/casework/teams/{affiliate.TeamId}/morning");

        var late = morning.GetProperty("overdue").EnumerateArray().Where(item => item.Text("reason") == "duty").Single();
        Assert.Equal(("1", "Visit at home"), (late.Text("days"), late.Text("kindTitle")));
        var away = morning.GetProperty("away")[0];
        Assert.Equal((Affiliate.PeerName, "2026-03-09", Affiliate.CaseManagerName), (away.Text("name"), away.Text("until"), away.Text("leader")));
    }

    private static async Task Contact(HttpClient by, Guid person, string on, string outcome = "held") =>
        (await by.Post($"/casework/people/{person}/contacts", Affiliate.AContact(on, outcome: outcome))).EnsureSuccessStatusCode();

    private static async Task Duty(HttpClient by, Guid person, string on, string? at) =>
        (await by.Post($"/casework/people/{person}/duties", new { kind = "home-visit", on, at })).EnsureSuccessStatusCode();
}
