using System.Net;
using Platform.Cohorts.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Tests.Sites;

public sealed class ListSitesTests(CohortsApp app)
{
    [Fact]
    public async Task By_name_as_people_sort_them_page_by_page()
    {
        var affiliate = await app.AnAffiliate();
        foreach (var name in new[] { "Zion Hall", "Ávila Center", "almond Court", "Birch" })
            await app.Deliver(affiliate.Site(app.NewId(), name, "America/Denver"));

        var first = await affiliate.Director.Get("/cohorts/sites?take=3");
        var second = await affiliate.Director.Get($"/cohorts/sites?take=3&after={first.Text("next")}");

        Assert.Equal(["almond Court", "Ávila Center", "Birch"], first.Items().Select(site => site.Text("name")));
        Assert.Equal(["Elm Street", "Zion Hall"], second.Items().Select(site => site.Text("name")));
        Assert.Equal("America/Denver", first.Items().First().Text("timeZone"));
        Assert.Equal("", second.Text("next"));
    }

    [Fact]
    public async Task Only_those_that_the_caller_may_use()
    {
        var affiliate = await app.AnAffiliate();
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));

        async Task Shows(HttpClient reader, params string[] names) =>
            Assert.Equal(names, (await reader.Get("/cohorts/sites")).Items().Select(site => site.Text("name")));

        await Shows(affiliate.Director, "Elm Street", "Oak Avenue");
        await Shows(affiliate.DirectorAt(oak), "Oak Avenue");
        await Shows(affiliate.CoachAt(affiliate.SiteId), "Elm Street");
        await Shows(affiliate.CoachAt());
        Assert.Equal(HttpStatusCode.Forbidden, await affiliate.As(Roles.CaseManager).Status("/cohorts/sites"));
    }
}
