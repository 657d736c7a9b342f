using System.Net;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Assistance;

public sealed class GetAssistanceTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_the_sites_groups_by_their_start_with_its_version()
    {
        var organization = await app.AnOrganization("Harbor Peers");
        var site = await app.ASite(organization, "Elm Street");
        await app.Deliver(app.Launch(organization, site, TrainingApp.March2.AddDays(7)));
        await app.Deliver(app.Launch(organization, site, TrainingApp.March2));

        var response = await app.Director(organization, site).GetAsync($"/training/assistance/{site}", Cancel);

        Assert.Equal("\"v2\"", response.Headers.ETag!.Tag);
        var found = await response.Read();
        Assert.Equal("Elm Street", found.GetProperty("siteName").GetString());
        Assert.Equal("Harbor Peers", found.GetProperty("organizationName").GetString());
        Assert.Equal(
            ["2026-03-02", "2026-03-09"],
            found.GetProperty("cohorts").EnumerateArray().Select(cohort => cohort.GetProperty("startsOn").GetString()));
    }

    [Fact]
    public async Task Another_organizations_site_is_not_found()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var site = await app.ASite(there);
        await app.Deliver(app.Launch(there, site));

        var response = await app.Director(here).GetAsync($"/training/assistance/{site}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Another_site_of_ones_own_organization_is_not_found()
    {
        var organization = await app.AnOrganization();
        var (own, other) = (await app.ASite(organization), await app.ASite(organization));
        await app.Deliver(app.Launch(organization, other));

        var response = await app.Director(organization, own).GetAsync($"/training/assistance/{other}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("request.not-found", await response.Code());
    }

    [Fact]
    public async Task A_site_without_a_started_group_is_not_found()
    {
        var organization = await app.AnOrganization();
        var site = await app.ASite(organization);

        var response = await app.TrainingStaff().GetAsync($"/training/assistance/{site}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
