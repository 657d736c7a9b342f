using System.Net;
using System.Text.Json;
using Platform.Contracts.Directory;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Assistance;

public sealed class ListAssistanceTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static readonly DateOnly March2 = TrainingApp.March2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_the_place_and_counts_its_groups()
    {
        var organization = await app.AnOrganization("Harbor Peers");
        var site = await app.ASite(organization, "Elm Street");
        await app.Deliver(app.Launch(organization, site));
        await app.Deliver(app.Launch(organization, site, March2.AddDays(7)));

        var item = Assert.Single(Items(await app.Director(organization).Get("/training/assistance")));

        Assert.Equal(site, item.GetProperty("siteId").GetGuid());
        Assert.Equal("Elm Street", item.GetProperty("siteName").GetString());
        Assert.Equal(organization, item.GetProperty("organizationId").GetGuid());
        Assert.Equal("Harbor Peers", item.GetProperty("organizationName").GetString());
        Assert.Equal("2026-03-02", item.GetProperty("openedOn").GetString());
        Assert.Equal("2027-03-02", item.GetProperty("endsOn").GetString());
        Assert.Equal(2, item.GetProperty("cohorts").GetInt32());
    }

    [Fact]
    public async Task Pages_follow_each_other_by_end_date_also_where_dates_are_equal()
    {
        var organization = await app.AnOrganization();
        var late = await AnOpenSite(organization, March2.AddDays(30));
        var ties = new[] { await AnOpenSite(organization, March2), await AnOpenSite(organization, March2) };
        var early = await AnOpenSite(organization, March2.AddDays(-30));
        var http = app.Director(organization);

        List<Guid> seen = [];
        for (string? next = ""; next is not null;)
        {
            var page = await http.Get($"/training/assistance?take=1&after={next}");
            seen.AddRange(Items(page).Select(item => item.GetProperty("siteId").GetGuid()));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal([early, .. ties.Order(), late], seen);
    }

    [Fact]
    public async Task The_national_training_staff_see_every_organizations_sites()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var sites = new[] { await AnOpenSite(here, March2), await AnOpenSite(there, March2) };

        var list = await app.TrainingStaff().Get("/training/assistance?take=100");

        var shown = Items(list).Select(item => item.GetProperty("siteId").GetGuid());
        Assert.Empty(sites.Except(shown));
    }

    [Fact]
    public async Task A_director_sees_the_sites_of_their_membership_only()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var (own, neighbours) = (await AnOpenSite(here, March2), await AnOpenSite(here, March2));
        var others = await AnOpenSite(there, March2);

        var list = await app.Director(here, own, others).Get("/training/assistance");

        Assert.Equal([own], Items(list).Select(item => item.GetProperty("siteId").GetGuid()));
        Assert.NotEqual(own, neighbours);
    }

    [Fact]
    public async Task A_site_whose_name_has_not_come_yet_is_shown_and_named_later()
    {
        var (organization, site) = (app.NewId(), app.NewId());
        await app.Deliver(app.Launch(organization, site));
        var http = app.Director(organization);

        var before = Assert.Single(Items(await http.Get("/training/assistance")));
        await app.Deliver(new SiteOpened(organization, site, "Elm Street", "America/New_York", 1, app.Clock.GetUtcNow()));
        var after = Assert.Single(Items(await http.Get("/training/assistance")));

        Assert.Equal(JsonValueKind.Null, before.GetProperty("siteName").ValueKind);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("organizationName").ValueKind);
        Assert.Equal("Elm Street", after.GetProperty("siteName").GetString());
    }

    [Fact]
    public async Task Is_empty_where_no_group_has_started()
    {
        var list = await app.Director(await app.AnOrganization()).Get("/training/assistance");

        Assert.Empty(Items(list));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("?take=0")]
    [InlineData("?take=101")]
    [InlineData("?take=many")]
    [InlineData("?after=nonsense")]
    public async Task Takes_only_what_it_can_read(string query)
    {
        var response = await app.TrainingStaff().GetAsync($"/training/assistance{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<Guid> AnOpenSite(Guid organization, DateOnly startsOn)
    {
        var site = app.NewId();
        await app.Deliver(app.Launch(organization, site, startsOn));
        return site;
    }

    private static JsonElement[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
