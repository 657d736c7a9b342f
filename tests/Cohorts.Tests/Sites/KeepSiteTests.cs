using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Sites;

public sealed class KeepSiteTests(CohortsApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_word_stays_in_whatever_order_it_comes_and_however_often()
    {
        var affiliate = await app.AnAffiliate();
        var renamed = affiliate.Site(name: "Elm Street House", version: 3);

        var message = await app.Deliver(renamed);
        await app.Deliver(renamed, message);
        await app.Deliver(renamed);
        await app.Deliver(affiliate.Site(name: "Elm Str.", version: 2));

        var site = await app.Query(affiliate.OrganizationId, db => db.Sites.SingleAsync(Cancel));
        Assert.Equal(("Elm Street House", 3), (site.Name, site.Version));
    }

    [Fact]
    public async Task A_corrected_zone_keeps_the_local_time_of_meetings_to_come_and_moves_their_instants()
    {
        var affiliate = await app.AnAffiliate();
        var (active, forming) = (await affiliate.AnActiveCohort(), await affiliate.ACohort());
        var before = await Meetings(affiliate);

        await app.Deliver(affiliate.Site(timeZone: "America/Chicago", version: 2));

        var after = await Meetings(affiliate);
        Assert.Equal(52, after.Length);
        Assert.All(before.Zip(after), pair =>
        {
            Assert.Equal(pair.First.Instant.AddHours(1), pair.Second.Instant);
            Assert.Equal((pair.First.On, pair.First.At), (pair.Second.On, pair.Second.At));
        });
        Assert.All(after, meeting => Assert.Equal(2, meeting.Version));
        Assert.Equal("10", (await affiliate.Director.Get($"/cohorts/{active}")).Text("version"));
        Assert.Equal("1", (await affiliate.Director.Get($"/cohorts/{forming}")).Text("version"));
    }

    [Fact]
    public async Task A_zone_that_does_not_exist_is_put_aside()
    {
        var affiliate = await app.AnAffiliate();

        await app.Deliver(affiliate.Site(timeZone: "Mars/Olympus_Mons", version: 2));

        var site = await app.Query(affiliate.OrganizationId, db => db.Sites.SingleAsync(Cancel));
        Assert.Equal(("America/New_York", 1), (site.TimeZone, site.Version));
    }

    private Task<Meeting[]> Meetings(Affiliate affiliate) => app.Query(
        affiliate.OrganizationId,
        db => db.Set<Meeting>().AsNoTracking().OrderBy(meeting => meeting.Number).ToArrayAsync(Cancel));
}
