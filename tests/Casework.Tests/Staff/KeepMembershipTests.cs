using Microsoft.EntityFrameworkCore;
using Platform.Casework.Staff;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Staff;

public sealed class KeepMembershipTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_word_stays_in_whatever_order_it_comes_and_however_often()
    {
        var affiliate = await app.AnAffiliate();
        var moved = Peer(affiliate, version: 3, sites: [affiliate.SiteId]);

        var message = await app.Deliver(moved);
        await app.Deliver(moved, message);
        await app.Deliver(moved);
        await app.Deliver(Peer(affiliate, version: 2, active: false));

        var membership = await Membership(affiliate);
        Assert.Equal((3, true, false), (membership.Version, membership.Active, membership.AllSites));
        Assert.Equal([affiliate.SiteId], membership.Sites);
    }

    [Fact]
    public async Task A_membership_that_was_taken_away_stays_away_when_older_words_come_late()
    {
        var affiliate = await app.AnAffiliate();
        await app.Deliver(Peer(affiliate, version: 2, active: false));

        await app.Deliver(Peer(affiliate, version: 1));

        Assert.False((await Membership(affiliate)).Active);
        var workers = await affiliate.Director.Get(
            $"/casework/workers?siteId={affiliate.SiteId}&role={Roles.PeerSupportSpecialist}");
        Assert.Empty(workers.Items());
    }

    [Fact]
    public async Task Of_a_persons_memberships_the_latest_names_them()
    {
        var affiliate = await app.AnAffiliate();
        var earlier = affiliate.Member(affiliate.PeerId, "Miguel R. Ortiz", Roles.CaseManager, version: 2);
        var latest = affiliate.Member(affiliate.PeerId, "Miguel Ortiz Holt", Roles.PeerNavigator, version: 3);

        await app.Deliver(latest);
        await app.Deliver(earlier);

        var member = await app.Query(
            affiliate.OrganizationId, db => db.Staff.SingleAsync(known => known.Id == affiliate.PeerId, Cancel));
        Assert.Equal("Miguel Ortiz Holt", member.Name);
    }

    private static Contracts.Directory.MembershipChanged Peer(
        Affiliate affiliate, int version, bool active = true, Guid[]? sites = null) =>
        affiliate.Member(affiliate.PeerId, Affiliate.PeerName, Roles.PeerSupportSpecialist, sites, active, version);

    private Task<Membership> Membership(Affiliate affiliate) => app.Query(
        affiliate.OrganizationId,
        db => db.Memberships.AsNoTracking().SingleAsync(known => known.PersonId == affiliate.PeerId, Cancel));
}
