using Microsoft.EntityFrameworkCore;
using Platform.Casework.Credentials;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Credentials;

public sealed class KeepCredentialTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_award_stays_in_whatever_order_it_comes_and_however_often()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var extended = affiliate.Award(until: "2027-12-31", version: 3);

        var message = await app.Deliver(extended);
        await app.Deliver(extended, message);
        await app.Deliver(extended);
        await app.Deliver(extended with { ValidUntil = Day.Of("2026-06-30"), Version = 2 });

        var credential = await Credential(affiliate);
        Assert.Equal((Day.Of("2027-12-31"), 3), (credential.ValidUntil, credential.AwardVersion));
        Assert.True(await IsCertified(affiliate));
    }

    [Fact]
    public async Task A_revocation_is_final_and_counts_once()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var award = affiliate.Award();
        await app.Deliver(award);

        await app.Deliver(affiliate.Revoke(award));
        await app.Deliver(affiliate.Revoke(award) with { At = app.Clock.GetUtcNow().AddDays(1) });
        await app.Deliver(award with { Version = 9 });

        Assert.Equal(app.Clock.GetUtcNow(), (await Credential(affiliate)).RevokedAt);
        Assert.False(await IsCertified(affiliate));
    }

    [Fact]
    public async Task A_revocation_that_comes_before_its_award_is_stored_and_wins()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var award = affiliate.Award();

        await app.Deliver(affiliate.Revoke(award));
        await app.Deliver(award);

        Assert.NotNull((await Credential(affiliate)).RevokedAt);
        Assert.False(await IsCertified(affiliate));
    }

    [Fact]
    public async Task A_credential_of_another_kind_makes_nobody_a_peer_support_specialist()
    {
        var affiliate = await app.AnAffiliate(certified: false);

        await app.Deliver(affiliate.Award(kind: Roles.PeerLifeCoach));

        Assert.False(await IsCertified(affiliate));
    }

    private Task<Credential> Credential(Affiliate affiliate) =>
        app.Query(affiliate.OrganizationId, db => db.Credentials.AsNoTracking().SingleAsync(Cancel));

    private static async Task<bool> IsCertified(Affiliate affiliate)
    {
        var workers = await affiliate.Director.Get(
            $"/casework/workers?siteId={affiliate.SiteId}&role={Roles.PeerSupportSpecialist}");
        return workers.Items().Single().GetProperty("certified").GetBoolean();
    }
}
