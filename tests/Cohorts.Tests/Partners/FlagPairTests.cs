using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Partners;

public sealed class FlagPairTests(CohortsApp app)
{
    [Fact]
    public async Task What_is_seen_and_done_stands_with_the_pair()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, _, pairs) = await affiliate.WithPartners();
        var path = $"/cohorts/{cohort}/partners/{pairs[0]}/concern";

        var response = await affiliate.CoachAt(affiliate.SiteId).Put(
            path, new { seen = "They argue", impact = "Others fall silent", action = "Talk with each" }, version: 1);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var concern = (await affiliate.Partners(cohort)).GetProperty("pairs").EnumerateArray()
            .Single(pair => pair.Id() == pairs[0]).GetProperty("concern");
        Assert.Equal(("2026-03-02", "They argue"), (concern.Text("since"), concern.Text("seen")));
        Assert.Equal(("Others fall silent", "Talk with each", ""), (concern.Text("impact"), concern.Text("action"), concern.Text("settledOn")));
        await (await affiliate.Director.Put(path, new { seen = "Stale" }, version: 1)).Refused(HttpStatusCode.PreconditionFailed, "version.stale");
    }

    [Fact]
    public async Task Wants_words_and_a_pair()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, _, pairs) = await affiliate.WithPartners();

        Assert.Single(await (await affiliate.Director.Put($"/cohorts/{cohort}/partners/{pairs[0]}/concern", new { seen = " " }, version: 1)).Malformed());
        Assert.Single(await (await affiliate.Director.Put($"/cohorts/{cohort}/partners/{pairs[0]}/concern", new { seen = new string('x', 501) }, version: 1)).Malformed());
        await (await affiliate.Director.Put($"/cohorts/{cohort}/partners/{app.NewId()}/concern", new { seen = "They argue" }, version: 1))
            .Refused(HttpStatusCode.NotFound, "request.not-found");
        await (await affiliate.Director.Put($"/cohorts/{cohort}/partners/{app.NewId()}/lock", new { locked = true }, version: 1))
            .Refused(HttpStatusCode.NotFound, "request.not-found");
    }
}
