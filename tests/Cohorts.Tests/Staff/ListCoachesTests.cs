using System.Net;
using Platform.Cohorts.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Tests.Staff;

public sealed class ListCoachesTests(CohortsApp app)
{
    [Fact]
    public async Task Those_of_the_site_by_name_with_what_is_known_of_their_credentials()
    {
        var affiliate = await app.AnAffiliate();
        var (never, ended, revoked, twice, elsewhere) = (app.NewId(), app.NewId(), app.NewId(), app.NewId(), app.NewId());
        await app.Deliver(affiliate.Coach(never, "Ana Never", sites: [affiliate.SiteId]));
        await app.Deliver(affiliate.Coach(ended, "Ben Ended"));
        await app.Deliver(affiliate.Coach(revoked, "Cleo Revoked"));
        await app.Deliver(affiliate.Coach(twice, "Eve Twice"));
        await app.Deliver(affiliate.Coach(elsewhere, "Fay Elsewhere", sites: [app.NewId()]));
        await app.Deliver(affiliate.Membership(app.NewId(), "Gus Manager", Roles.CaseManager));
        await app.Deliver(affiliate.Award(personId: ended, from: "2024-01-01", until: "2025-12-31"));
        var award = affiliate.Award(personId: revoked);
        await app.Deliver(award);
        await app.Deliver(affiliate.Revoke(award));
        await app.Deliver(affiliate.Award(personId: twice, until: "2026-06-30"));
        await app.Deliver(affiliate.Award(personId: twice, from: "2026-02-01", until: "2027-01-31"));

        var coaches = (await affiliate.Director.Get($"/cohorts/coaches?siteId={affiliate.SiteId}")).Items();

        Assert.Equal(
            [
                ("Ana Never", "False", ""), ("Ben Ended", "False", "2025-12-31"), ("Cleo Revoked", "False", ""),
                ("Dana Reyes", "True", "2026-12-31"), ("Eve Twice", "True", "2027-01-31"),
            ],
            coaches.Select(coach => (coach.Text("name"), coach.Text("certified"), coach.Text("validUntil"))));
    }

    [Fact]
    public async Task Page_by_page()
    {
        var affiliate = await app.AnAffiliate();
        await app.Deliver(affiliate.Coach(app.NewId(), "Ana Early"));
        var path = $"/cohorts/coaches?siteId={affiliate.SiteId}&take=1";

        var first = await affiliate.Director.Get(path);
        var second = await affiliate.Director.Get($"{path}&after={first.Text("next")}");

        Assert.Equal(("Ana Early", "Dana Reyes"), (first.Items().Single().Text("name"), second.Items().Single().Text("name")));
    }

    [Fact]
    public async Task A_site_that_is_not_the_directors_is_not_found()
    {
        var affiliate = await app.AnAffiliate();
        var other = await app.AnAffiliate();

        Assert.Equal(HttpStatusCode.NotFound, await affiliate.DirectorAt(app.NewId()).Status($"/cohorts/coaches?siteId={affiliate.SiteId}"));
        Assert.Equal(HttpStatusCode.NotFound, await other.Director.Status($"/cohorts/coaches?siteId={affiliate.SiteId}"));
        Assert.Equal(HttpStatusCode.Forbidden, await affiliate.CoachAt(affiliate.SiteId).Status($"/cohorts/coaches?siteId={affiliate.SiteId}"));
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Director.Status("/cohorts/coaches"));
    }
}
