using System.Net;
using Platform.Casework.Tests.Support;
using Platform.Contracts.Casework;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Casework.Tests.Referrals;

public sealed class RequestReferralTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_is_told_ids_alone()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();

        var referral = await affiliate.Refer(person, await affiliate.Sign(person));

        var told = await Told<CohortReferralRequested>(one => one.ReferralId == referral);
        Assert.Equal(
            new CohortReferralRequested(affiliate.OrganizationId, referral, affiliate.SiteId, 1, app.Clock.GetUtcNow()), told);
        var shown = (await affiliate.Peer.Get($"/casework/people/{person}/referrals")).Items().Single();
        Assert.Equal(
            ("requested", "Mill Street", "I like music", "person-request", "0", "1"),
            (shown.Text("state"), shown.Text("siteName"), shown.Text("ownWords"), shown.Text("purpose"), shown.Text("timesOpened"), shown.Text("version")));
    }

    [Fact]
    public async Task Another_sites_program_is_asked_where_the_consent_names_it()
    {
        var affiliate = await app.ATeam();
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));
        var person = await affiliate.APerson();
        var consent = await affiliate.Sign(person, terms =>
            terms["recipients"] = new object[] { new { kind = "program", name = "It's My Life at Oak Avenue", siteId = oak } });

        Assert.Equal(["Mill Street", "Oak Avenue"], (await affiliate.Peer.Get("/casework/referral-sites")).Items().Select(site => site.Text("name")));
        await (await Ask(affiliate, person, consent)).Refused(HttpStatusCode.Conflict, "consent.recipient-not-named");
        await affiliate.Refer(person, consent, site: oak);
    }

    [Fact]
    public async Task What_the_consent_does_not_allow_is_not_asked()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var nameless = await affiliate.Sign(person, Naming("service"));
        var wordless = await affiliate.Sign(person, Naming("name"));
        var revoked = await affiliate.Sign(person);
        (await affiliate.Revoke(revoked)).EnsureSuccessStatusCode();

        await (await Ask(affiliate, person, nameless)).Refused(HttpStatusCode.Conflict, "consent.category-not-named");
        await (await Ask(affiliate, person, wordless, ownWords: "I like music")).Refused(HttpStatusCode.Conflict, "consent.category-not-named");
        await (await Ask(affiliate, person, wordless, purpose: "treatment")).Refused(HttpStatusCode.Conflict, "consent.purpose-not-named");
        await (await Ask(affiliate, person, revoked)).Refused(HttpStatusCode.Conflict, "consent.revoked");
        Assert.Equal(HttpStatusCode.Created, (await Ask(affiliate, person, wordless)).StatusCode);
    }

    [Fact]
    public async Task A_program_is_asked_once_at_a_time_and_only_on_the_persons_own_consent()
    {
        var affiliate = await app.ATeam();
        var (person, somebody) = (await affiliate.APerson(), await affiliate.APerson("Ada"));
        var (consent, others) = (await affiliate.Sign(person), await affiliate.Sign(somebody));
        var referral = await affiliate.Refer(person, consent);

        await (await Ask(affiliate, person, consent)).Refused(HttpStatusCode.Conflict, "referral.open-already");
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(affiliate, person, others)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(affiliate, somebody, others, site: app.NewId())).StatusCode);
        await (await Ask(affiliate, somebody, others, id: referral)).Refused(HttpStatusCode.Conflict, "referral.id-taken");
        await (await affiliate.Peer.Post($"/casework/people/{person}/referrals", new { purpose = "curiosity" })).Malformed();
    }

    [Fact]
    public async Task A_repeated_request_asks_once()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var request = new { consentId = await affiliate.Sign(person), siteId = affiliate.SiteId };

        var first = await affiliate.Peer.Post($"/casework/people/{person}/referrals", request, key: "referral-once");
        var second = await affiliate.Peer.Post($"/casework/people/{person}/referrals", request, key: "referral-once");

        Assert.Equal((await first.Read()).Id(), (await second.Read()).Id());
        Assert.Single((await affiliate.Peer.Get($"/casework/people/{person}/referrals")).Items());
    }

    [Fact]
    public async Task Nobody_is_referred_after_the_service_although_the_consent_goes_on()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var consent = await affiliate.Sign(person, terms =>
        {
            terms["expiryKind"] = "date";
            terms["expiresOn"] = "2026-12-31";
        });
        var end = new { on = "2026-03-02", kind = "other", reason = "Moved" };
        (await affiliate.Peer.Post($"/casework/people/{person}/end", end, version: 1)).EnsureSuccessStatusCode();

        await (await Ask(affiliate, person, consent)).Refused(HttpStatusCode.Conflict, "referral.not-in-service");
    }

    [Fact]
    public async Task The_team_withdraws_in_the_version_it_saw_and_the_program_is_told()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var referral = await affiliate.Refer(person, await affiliate.Sign(person));
        var path = $"/casework/referrals/{referral}/withdrawal";

        await (await affiliate.Peer.Post(path, new { }, version: 7)).Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        Assert.Equal(HttpStatusCode.NotFound, (await affiliate.At(Roles.CaseManager, affiliate.SiteId).Post(path, new { }, version: 1)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await affiliate.Peer.Post(path, new { }, version: 1)).StatusCode);
        await (await affiliate.Peer.Post(path, new { }, version: 2)).Refused(HttpStatusCode.Conflict, "referral.withdrawn");

        var told = await Told<CohortReferralWithdrawn>(one => one.ReferralId == referral);
        Assert.Equal((affiliate.SiteId, 2), (told.SiteId, told.Version));
        // The program may be asked again.
        await affiliate.Refer(person, await affiliate.Sign(person));
    }

    [Fact]
    public async Task Taking_the_consent_back_withdraws_what_stands_on_it_and_nothing_else()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var (consent, other) = (await affiliate.Sign(person), await affiliate.Sign(person));
        var referral = await affiliate.Refer(person, consent);

        (await affiliate.Revoke(other)).EnsureSuccessStatusCode();
        Assert.Equal("requested", await State(affiliate, person));
        (await affiliate.Revoke(consent)).EnsureSuccessStatusCode();

        Assert.Equal("withdrawn", await State(affiliate, person));
        Assert.Equal(2, (await Told<CohortReferralWithdrawn>(one => one.ReferralId == referral)).Version);
    }

    private static Action<Dictionary<string, object?>> Naming(params string[] categories) => terms => terms["categories"] = categories;

    private static async Task<string> State(Affiliate affiliate, Guid person) =>
        (await affiliate.Peer.Get($"/casework/people/{person}/referrals")).Items().Single().Text("state");

    private static Task<HttpResponseMessage> Ask(
        Affiliate affiliate, Guid person, Guid consent, string? ownWords = null, string? purpose = null, Guid? site = null, Guid? id = null) =>
        affiliate.Peer.Post(
            $"/casework/people/{person}/referrals",
            new { id, consentId = consent, siteId = site ?? affiliate.SiteId, purpose, ownWords });

    private async Task<T> Told<T>(Func<T, bool> which)
        where T : class
    {
        await Eventually.True(() => app.Bus.Published.Any<T>(one => which(one.Context.Message), Cancel));
        return app.Bus.Published.Select<T>(Cancel).Select(one => one.Context.Message).Single(which);
    }
}
