using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class WithdrawPersonTests(CohortsApp app)
{
    private static readonly object Moved = new { reason = "Moved away" };

    [Fact]
    public async Task Who_has_left_stands_apart_also_after_the_start()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.AnActiveCohort();
        var person = (await affiliate.Director.Get($"/cohorts/{id}")).GetProperty("people")[0].Text("participantId");

        var response = await affiliate.Director.Post($"/cohorts/{id}/people/{person}/withdrawal", Moved, version: 10);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var found = await affiliate.Director.Get($"/cohorts/{id}");
        Assert.Equal(7, found.GetProperty("people").GetArrayLength());
        var left = Assert.Single(found.GetProperty("left").EnumerateArray());
        Assert.Equal((person, "2026-03-02"), (left.Text("participantId"), left.Text("withdrawnOn")));
        Assert.Equal("7", (await affiliate.Director.Get("/cohorts")).Items().Single().Text("people"));
    }

    [Fact]
    public async Task Who_is_not_in_the_group_is_not_found()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 1);

        var response = await affiliate.Director.Post($"/cohorts/{id}/people/{app.NewId()}/withdrawal", Moved, version: 2);

        await response.Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task Whose_partner_has_left_is_without_one_and_the_pair_is_remembered()
    {
        var affiliate = await app.AnAffiliate();
        var (id, people, _) = await affiliate.WithPartners();

        (await affiliate.Director.Post($"/cohorts/{id}/people/{people[0]}/withdrawal", Moved, version: 5)).EnsureSuccessStatusCode();

        var partners = await affiliate.Partners(id);
        Assert.Equal(
            ["withoutPartner", "withPartner", "withPartner"],
            partners.GetProperty("people").EnumerateArray().Select(person => person.Text("situation")));
        var earlier = Assert.Single((await affiliate.Director.Get($"/cohorts/{id}/partners/earlier")).Items());
        Assert.Equal(("leftGroup", "2"), (earlier.Text("ending"), partners.Text("version")));
    }

    [Fact]
    public async Task Wants_a_reason_and_the_version_seen()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 1);
        var person = (await affiliate.Director.Get($"/cohorts/{id}")).GetProperty("people")[0].Text("participantId");
        var path = $"/cohorts/{id}/people/{person}/withdrawal";

        Assert.Single(await (await affiliate.Director.Post(path, new { reason = " " }, version: 2)).Malformed());
        Assert.Single(await (await affiliate.Director.Post(path, new { reason = new string('x', 301) }, version: 2)).Malformed());
        await (await affiliate.Director.Post(path, Moved, version: 1))
            .Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await (await affiliate.Director.Post(path, Moved)).Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }
}
