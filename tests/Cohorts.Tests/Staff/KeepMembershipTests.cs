using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Staff;
using Platform.Cohorts.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Tests.Staff;

public sealed class KeepMembershipTests(CohortsApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_word_stays_in_whatever_order_it_comes_and_however_often()
    {
        var affiliate = await app.AnAffiliate();
        var moved = affiliate.Coach(sites: [affiliate.SiteId], version: 3);

        var message = await app.Deliver(moved);
        await app.Deliver(moved, message);
        await app.Deliver(moved);
        await app.Deliver(affiliate.Coach(active: false, version: 2));

        var membership = await Membership(affiliate);
        Assert.Equal((3, true, false), (membership.Version, membership.Active, membership.AllSites));
        Assert.Equal([affiliate.SiteId], membership.Sites);
    }

    [Fact]
    public async Task A_membership_that_was_taken_away_stays_away_when_older_words_come_late()
    {
        var affiliate = await app.AnAffiliate();
        await app.Deliver(affiliate.Coach(active: false, version: 2));

        await app.Deliver(affiliate.Coach(version: 1));

        Assert.False((await Membership(affiliate)).Active);
        var coaches = await affiliate.Director.Get($"/cohorts/coaches?siteId={affiliate.SiteId}");
        Assert.Empty(coaches.Items());
    }

    [Fact]
    public async Task Of_a_persons_memberships_the_latest_names_them()
    {
        var affiliate = await app.AnAffiliate();
        var earlier = affiliate.Membership(affiliate.CoachId, "Dana R. Reyes", Roles.CaseManager, version: 2);
        var latest = affiliate.Membership(affiliate.CoachId, "Dana Reyes-Holt", Roles.PeerSupportSpecialist, version: 3);

        await app.Deliver(latest);
        await app.Deliver(earlier);

        var member = await app.Query(affiliate.OrganizationId, db => db.Staff.SingleAsync(Cancel));
        Assert.Equal("Dana Reyes-Holt", member.Name);
    }

    private Task<Membership> Membership(Affiliate affiliate) =>
        app.Query(affiliate.OrganizationId, db => db.Memberships.AsNoTracking().SingleAsync(Cancel));
}
