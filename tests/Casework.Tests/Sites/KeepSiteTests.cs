using Microsoft.EntityFrameworkCore;
using Platform.Casework.Teams;
using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Sites;

public sealed class KeepSiteTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_word_stays_in_whatever_order_it_comes_and_however_often()
    {
        var affiliate = await app.AnAffiliate();
        var renamed = affiliate.Site(name: "Mill Street residence", version: 3);

        var message = await app.Deliver(renamed);
        await app.Deliver(renamed, message);
        await app.Deliver(renamed);
        await app.Deliver(affiliate.Site(name: "Mill Str.", version: 2));

        var site = await app.Query(affiliate.OrganizationId, db => db.Sites.SingleAsync(Cancel));
        Assert.Equal(("Mill Street residence", 3), (site.Name, site.Version));
    }

    [Fact]
    public async Task A_corrected_zone_moves_the_beginning_and_the_end_of_covers()
    {
        var affiliate = await app.ATeam();
        var cover = new { awayId = affiliate.PeerId, from = "2026-03-05", until = "2026-03-06" };
        (await affiliate.CaseManager.Post($"/casework/teams/{affiliate.TeamId}/covers", cover, version: 1)).EnsureSuccessStatusCode();

        await app.Deliver(affiliate.Site(timeZone: "America/Chicago", version: 2));

        var kept = await app.Query(affiliate.OrganizationId, db => db.Set<Cover>().SingleAsync(Cancel));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 6, 0, 0, TimeSpan.Zero), kept.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 6, 0, 0, TimeSpan.Zero), kept.EndsAt);
    }

    [Fact]
    public async Task A_zone_that_does_not_exist_is_put_aside()
    {
        var affiliate = await app.AnAffiliate();

        await app.Deliver(affiliate.Site(timeZone: "Mars/Olympus_Mons", version: 2));

        var site = await app.Query(affiliate.OrganizationId, db => db.Sites.SingleAsync(Cancel));
        Assert.Equal(("America/New_York", 1), (site.TimeZone, site.Version));
    }
}
