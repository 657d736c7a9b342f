using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Consents;
using Platform.Casework.Referrals;
using Platform.Casework.Sites;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Privacy;

public sealed class AccountForDisclosuresTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_the_last_three_years_the_boundary_day_included_and_nothing_else()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var referral = await affiliate.Refer(person, await affiliate.Sign(person));
        var today = Local.Day(app.Clock.GetUtcNow(), "America/New_York");
        var first = Local.Instant(today.AddYears(-3), TimeOnly.MinValue, "America/New_York");
        foreach (var at in new[] { first.AddSeconds(-1), first, first.AddYears(1), app.Clock.GetUtcNow() })
            await Disclose(affiliate, referral, at);
        // A look and a refusal are no disclosures.
        await affiliate.Peer.Get($"/casework/people/{person}");
        (await affiliate.Revoke((await affiliate.Peer.Get($"/casework/people/{person}/consents")).Items().Single().Id())).EnsureSuccessStatusCode();
        await Affiliate.Open(await affiliate.AProgramDirector(), referral);

        var accounting = await affiliate.As(Roles.PrivacyOfficer).Get($"/casework/people/{person}/disclosures");

        Assert.Equal(
            [app.Clock.GetUtcNow(), first.AddYears(1), first],
            accounting.Items().Select(item => item.GetProperty("disclosedAt").GetDateTimeOffset()));
        Assert.Equal(($"{today.AddYears(-3):yyyy-MM-dd}", "Curtis B."), (accounting.Text("from"), accounting.Text("displayName")));
        var item = accounting.Items().First();
        Assert.Equal(
            ("Ruth Adams", "Mill Street", "Name, and that the team serves the person", "person-request", "ehr", "2024"),
            (item.Text("recipientName"), item.Text("recipientAddress"), item.Text("description"), item.Text("purpose"),
                item.Text("transport"), item.Text("noticeVersion")));
    }

    [Fact]
    public async Task Goes_page_by_page_from_the_last_to_the_first()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var referral = await affiliate.Refer(person, await affiliate.Sign(person));
        var now = app.Clock.GetUtcNow();
        for (var day = 1; day <= 5; day++) await Disclose(affiliate, referral, now.AddDays(-day));
        var path = $"/casework/people/{person}/disclosures?take=2";

        var one = await affiliate.Peer.Get(path);
        var two = await affiliate.Peer.Get($"{path}&after={one.Text("next")}");
        var three = await affiliate.Peer.Get($"{path}&after={two.Text("next")}");

        Assert.Equal(
            Enumerable.Range(1, 5).Select(day => now.AddDays(-day)),
            new[] { one, two, three }.SelectMany(page => page.Items()).Select(item => item.GetProperty("disclosedAt").GetDateTimeOffset()));
        Assert.Equal("", three.Text("next"));
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Peer.Status($"{path}&after=nonsense"));
    }

    [Fact]
    public async Task The_team_its_supervisors_and_the_privacy_officer_of_the_site_are_told_and_nobody_else()
    {
        var affiliate = await app.ATeam();
        var path = $"/casework/people/{await affiliate.APerson()}/disclosures";
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));

        foreach (var role in new[] { Roles.PrivacyOfficer, Roles.ClinicalSupervisor, Roles.PeerNavigator })
        {
            Assert.Equal(HttpStatusCode.OK, await affiliate.At(role, affiliate.SiteId).Status(path));
            Assert.Equal(HttpStatusCode.NotFound, await affiliate.At(role, oak).Status(path));
        }

        Assert.Equal(HttpStatusCode.OK, await affiliate.CaseManager.Status(path));
        Assert.Equal(HttpStatusCode.Forbidden, await affiliate.Director.Status(path));
        Assert.Equal(HttpStatusCode.NotFound, await (await app.ATeam()).As(Roles.PrivacyOfficer).Status(path));
    }

    private Task<int> Disclose(Affiliate affiliate, Guid referralId, DateTimeOffset at) =>
        app.Query(affiliate.OrganizationId, async db =>
        {
            var referral = await db.Referrals.AsNoTracking().SingleAsync(known => known.Id == referralId, Cancel);
            var consent = await db.Consents.Include(known => known.Recipients).AsNoTracking().SingleAsync(known => known.Id == referral.ConsentId, Cancel);
            var use = new ConsentUse(
                referral.ParticipantId, affiliate.PeerId, affiliate.SiteId, "person-request", ["name"], Day.Of("2026-03-02"), null, false, false);
            db.Add(Disclosure.Make(referral, consent, use, (affiliate.PeerId, "Ruth Adams", "Mill Street"), "2024", "The name", [1, 2, 3], at));
            return await db.SaveChangesAsync(Cancel);
        });
}
