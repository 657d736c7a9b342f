using System.Text.Json;
using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Fidelity;

public sealed class GetFidelityTests(CaseworkApp app)
{
    [Fact]
    public async Task Delivered_by_expected_for_each_component_and_week_and_more_than_expected_is_more()
    {
        var affiliate = await app.ATeam();
        // Contacts are expected on Mondays from February 2: five until today, the therapy from the second week on: four.
        var person = await affiliate.APerson(admittedOn: "2026-02-02");
        foreach (var day in new[] { "2026-02-03", "2026-02-05", "2026-02-10" }) await Contact(affiliate.Peer, person, Affiliate.AContact(day, "home-visit"));
        await Contact(affiliate.CaseManager, person, Affiliate.AContact("2026-02-11", "drt-session", session: 1));
        await Contact(affiliate.Peer, person, Affiliate.AContact("2026-02-17", outcome: "missed"));

        var figures = await affiliate.Peer.Get($"/casework/people/{person}/fidelity?weeks=5");

        Assert.Equal(("2026-02-02", "2026-03-02"), (figures.Text("from"), figures.Text("until")));
        Assert.Equal(("4", "5", "0.8"), Of(figures, "cti"));
        Assert.Equal(("1", "4", "0.25"), Of(figures, "drt"));
        Assert.Equal(("3", "", ""), Of(figures, "housing"));
        var weeks = figures.GetProperty("weeks");
        Assert.Equal(("2", "1", "2"), Of(weeks[0], "cti"));
        Assert.Equal(("2", "1", "2"), Of(weeks[1], "cti"));
        Assert.Equal(("0", "1", "0"), Of(weeks[2], "cti"));
    }

    [Fact]
    public async Task Nothing_is_expected_while_a_plan_stands_still_or_after_its_end_or_of_what_is_left_out()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson(admittedOn: "2026-02-02");
        (await affiliate.Peer.Post($"/casework/people/{person}/plan/sessions/drt/1/skip", new { reason = "Done before" }, version: 1)).EnsureSuccessStatusCode();
        (await affiliate.Peer.Post($"/casework/people/{person}/plan/pause", new { from = "2026-02-10", reason = "Away" }, version: 2)).EnsureSuccessStatusCode();

        var figures = await affiliate.Peer.Get($"/casework/people/{person}/fidelity?weeks=5");

        Assert.Equal(("0", "2", "0"), Of(figures, "cti"));
        Assert.Equal(("0", "0", ""), Of(figures, "drt"));
    }

    [Fact]
    public async Task A_teams_figure_is_its_peoples_together_and_says_whose()
    {
        var affiliate = await app.ATeam();
        var (ada, ben) = (await affiliate.APerson("Ada", admittedOn: "2026-02-16"), await affiliate.APerson("Ben", admittedOn: "2026-02-16"));
        await Contact(affiliate.Peer, ada, Affiliate.AContact("2026-02-17"));
        await Contact(affiliate.Peer, ada, Affiliate.AContact("2026-02-24"));

        var figures = await affiliate.CaseManager.Get($"/casework/teams/{affiliate.TeamId}/fidelity?weeks=3");

        Assert.Equal(("2", "6", "0.333"), Of(figures, "cti"));
        var people = figures.GetProperty("people").EnumerateArray().ToArray();
        Assert.Equal([$"{ada}", $"{ben}"], people.Select(person => person.Text("id")));
        Assert.Equal([("2", "3", "0.667"), ("0", "3", "0")], people.Select(person => Of(person, "cti")));
        // What stands behind the number.
        Assert.Equal(2, (await affiliate.CaseManager.Get($"/casework/people/{ada}/contacts?component=cti&from={figures.Text("from")}")).Items().Count());
    }

    private static (string Delivered, string Expected, string Ratio) Of(JsonElement figures, string component)
    {
        var figure = figures.GetProperty("components").EnumerateArray().Single(one => one.Text("component") == component);
        return (figure.Text("delivered"), figure.Text("expected"), figure.Text("ratio"));
    }

    private static async Task Contact(HttpClient by, Guid person, object contact) =>
        (await by.Post($"/casework/people/{person}/contacts", contact)).EnsureSuccessStatusCode();
}
