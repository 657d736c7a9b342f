using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class ListCohortsTests(CohortsApp app)
{
    [Fact]
    public async Task Pages_follow_each_other_with_the_latest_first_meeting_first()
    {
        var affiliate = await app.AnAffiliate();
        foreach (var on in new[] { "2026-05-05", "2026-03-10", "2026-05-05", "2026-04-07", "2026-06-02" })
            await affiliate.ACohort(with: affiliate.Form(firstMeetingOn: on));

        var shown = new List<string>();
        var path = "/cohorts?take=2";
        var pages = 0;
        for (string? after = ""; after is not null; pages++)
        {
            var page = await affiliate.Director.Get(after is "" ? path : $"{path}&after={after}");
            shown.AddRange(page.Items().Select(item => $"{item.Text("firstMeetingOn")} {item.Id()}"));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(3, pages);
        Assert.Equal(5, shown.Distinct().Count());
        Assert.Equal(shown.OrderDescending(StringComparer.Ordinal), shown);
    }

    [Fact]
    public async Task Says_what_a_row_needs()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 3);

        var item = Assert.Single((await affiliate.Director.Get("/cohorts")).Items());

        Assert.Equal(id, item.Id());
        Assert.Equal(("Tuesday group", "forming"), (item.Text("name"), item.Text("state")));
        Assert.Equal((affiliate.SiteId.ToString(), "Elm Street"), (item.Text("siteId"), item.Text("siteName")));
        Assert.Equal((affiliate.CoachId.ToString(), "Dana Reyes"), (item.Text("coachId"), item.Text("coachName")));
        Assert.Equal(("2026-03-10", "14:00"), (item.Text("firstMeetingOn"), item.Text("meetingTime")));
        Assert.Equal(("3", "4"), (item.Text("people"), item.Text("version")));
    }

    [Fact]
    public async Task Shows_one_state_if_asked()
    {
        var affiliate = await app.AnAffiliate();
        var (forming, active) = (await affiliate.ACohort(), await affiliate.AnActiveCohort());

        Assert.Equal(forming, Assert.Single((await affiliate.Director.Get("/cohorts?state=forming")).Items()).Id());
        Assert.Equal(active, Assert.Single((await affiliate.Director.Get("/cohorts?state=active")).Items()).Id());
    }

    [Fact]
    public async Task Shows_a_director_their_sites_and_a_coach_what_they_lead()
    {
        var affiliate = await app.AnAffiliate();
        var (oak, ruth) = (app.NewId(), app.NewId());
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));
        await app.Deliver(affiliate.Coach(ruth, "Ruth Osei"));
        var here = await affiliate.ACohort();
        var there = await affiliate.ACohort(site: oak);
        var ruths = await affiliate.ACohort(coach: ruth);

        async Task Shows(HttpClient reader, params Guid[] expected) =>
            Assert.Equal(expected.Order(), (await reader.Get("/cohorts")).Items().Select(item => item.Id()).Order());

        await Shows(affiliate.Director, here, there, ruths);
        await Shows(affiliate.DirectorAt(oak), there);
        await Shows(affiliate.DirectorAt());
        await Shows(affiliate.CoachAt(affiliate.SiteId), here);
        await Shows(affiliate.CoachAt(affiliate.SiteId, oak), here, there);
        await Shows(affiliate.AnotherCoach());
        await Shows((await app.AnAffiliate()).Director);
    }

    [Theory]
    [InlineData("take=0")]
    [InlineData("take=101")]
    [InlineData("take=many")]
    [InlineData("state=closed")]
    public async Task Refuses_what_it_cannot_do(string query)
    {
        var affiliate = await app.AnAffiliate();

        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Director.Status($"/cohorts?{query}"));
    }

    [Fact]
    public async Task Refuses_a_cursor_that_it_has_not_written()
    {
        var affiliate = await app.AnAffiliate();

        var response = await affiliate.Director.GetAsync("/cohorts?after=AAAA", TestContext.Current.CancellationToken);

        await response.Refused(HttpStatusCode.BadRequest, "page.unknown");
    }
}
