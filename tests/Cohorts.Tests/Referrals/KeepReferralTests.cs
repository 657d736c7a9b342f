using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Referrals;

/// <summary>What casework tells of a referral: once, twice, early and late.</summary>
public sealed class KeepReferralTests(CohortsApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_put_before_the_director_once_however_often_it_is_told()
    {
        var affiliate = await app.AnAffiliate();
        var requested = affiliate.Requested();

        var message = await app.Deliver(requested);
        await app.Deliver(requested, message);
        await app.Deliver(requested);

        var shown = (await affiliate.Director.Get("/cohorts/referrals?state=open")).Items().Single();
        Assert.Equal(
            (requested.ReferralId, "open", "Elm Street", "1"),
            (shown.Id(), shown.Text("state"), shown.Text("siteName"), shown.Text("version")));
        Assert.Empty((await affiliate.Director.Get("/cohorts/referrals?state=closed")).Items());
        // That somebody is referred makes nobody a participant.
        Assert.Equal(0, await app.Query(affiliate.OrganizationId, db => db.Participants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Is_taken_from_the_list_when_it_is_withdrawn_once_or_twice()
    {
        var affiliate = await app.AnAffiliate();
        var requested = affiliate.Requested();
        await app.Deliver(requested);

        await app.Deliver(Affiliate.Withdrawn(requested));
        await app.Deliver(Affiliate.Withdrawn(requested));
        await app.Deliver(requested);

        Assert.Empty((await affiliate.Director.Get("/cohorts/referrals?state=open")).Items());
        var shown = await Shown(affiliate, requested.ReferralId);
        Assert.Equal(("withdrawn", "2"), (shown.Text("state"), shown.Text("version")));
    }

    [Fact]
    public async Task A_withdrawal_that_comes_before_its_referral_is_stored_and_wins()
    {
        var affiliate = await app.AnAffiliate();
        var requested = affiliate.Requested();

        await app.Deliver(Affiliate.Withdrawn(requested));
        await app.Deliver(requested);

        Assert.Equal("withdrawn", (await Shown(affiliate, requested.ReferralId)).Text("state"));
    }

    [Fact]
    public async Task A_withdrawal_that_comes_after_the_decision_changes_nothing()
    {
        var affiliate = await app.AnAffiliate();
        var requested = affiliate.Requested();
        await app.Deliver(requested);
        var decline = new { reason = "groups-full" };
        (await affiliate.Director.Post($"/cohorts/referrals/{requested.ReferralId}/decline", decline, version: 1)).EnsureSuccessStatusCode();

        await app.Deliver(Affiliate.Withdrawn(requested));

        Assert.Equal("declined", (await Shown(affiliate, requested.ReferralId)).Text("state"));
    }

    [Fact]
    public async Task Is_there_before_its_site_is_known_by_name()
    {
        var affiliate = await app.AnAffiliate();
        var oak = app.NewId();

        await app.Deliver(affiliate.Requested(oak));
        var early = (await affiliate.Director.Get("/cohorts/referrals")).Items().Single();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));

        Assert.Equal("", early.Text("siteName"));
        Assert.Equal("Oak Avenue", (await affiliate.Director.Get("/cohorts/referrals")).Items().Single().Text("siteName"));
    }

    [Fact]
    public async Task Each_director_sees_those_to_their_own_sites_page_by_page_the_latest_first()
    {
        var affiliate = await app.AnAffiliate();
        var ids = new List<Guid>();
        for (var one = 0; one < 3; one++)
        {
            // Ids order by the millisecond: each is a second after the last, however quick the test is.
            var requested = affiliate.Requested(id: Guid.CreateVersion7(app.Clock.GetUtcNow().AddSeconds(one)));
            ids.Insert(0, requested.ReferralId);
            await app.Deliver(requested);
        }

        var oak = app.NewId();
        await app.Deliver(affiliate.Requested(oak));
        var director = affiliate.DirectorAt(affiliate.SiteId);

        var first = await director.Get("/cohorts/referrals?take=2");
        var second = await director.Get($"/cohorts/referrals?take=2&after={first.Text("next")}");

        Assert.Equal(ids, first.Items().Concat(second.Items()).Select(item => item.Id()));
        Assert.Equal("", second.Text("next"));
        Assert.Single((await affiliate.DirectorAt(oak).Get("/cohorts/referrals")).Items());
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.DirectorAt(oak).Status($"/cohorts/referrals/{ids[0]}"));
        Assert.Empty((await (await app.AnAffiliate()).Director.Get("/cohorts/referrals")).Items());
        Assert.Equal(HttpStatusCode.BadRequest, await director.Status("/cohorts/referrals?after=nonsense"));
    }

    private static Task<JsonElement> Shown(Affiliate affiliate, Guid id) => affiliate.Director.Get($"/cohorts/referrals/{id}");
}
