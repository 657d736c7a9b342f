using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Tests.Support;
using Platform.Contracts.Cohorts;
using Platform.Testing;

namespace Platform.Cohorts.Tests.Referrals;

public sealed class AcceptReferralTests(CohortsApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_person_is_enrolled_under_an_id_of_ours_and_casework_is_told_the_group()
    {
        var (affiliate, referral) = await AReferral();
        var cohort = await affiliate.ACohort(people: 2);

        var response = await Accept(affiliate, referral, cohort);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var participant = (await response.Read()).GetProperty("participantId").GetGuid();
        var people = (await affiliate.Director.Get($"/cohorts/{cohort}")).GetProperty("people").EnumerateArray();
        Assert.Contains(people, person => person.GetProperty("participantId").GetGuid() == participant);
        var shown = await affiliate.Director.Get($"/cohorts/referrals/{referral}");
        Assert.Equal(("accepted", "Tuesday group", "2"), (shown.Text("state"), shown.Text("cohortName"), shown.Text("version")));
        var expected = new CohortReferralAccepted(affiliate.OrganizationId, referral, cohort, 2, app.Clock.GetUtcNow());
        await Eventually.True(() => app.Bus.Published.Any<CohortReferralAccepted>(sent => sent.Context.Message == expected, Cancel));
    }

    [Fact]
    public async Task A_decline_tells_casework_its_reason_as_a_code()
    {
        var (affiliate, referral) = await AReferral();

        var response = await Decline(affiliate, referral);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("not-reached", (await affiliate.Director.Get($"/cohorts/referrals/{referral}")).Text("declineReason"));
        var expected = new CohortReferralDeclined(affiliate.OrganizationId, referral, "not-reached", 2, app.Clock.GetUtcNow());
        await Eventually.True(() => app.Bus.Published.Any<CohortReferralDeclined>(sent => sent.Context.Message == expected, Cancel));
    }

    [Fact]
    public async Task What_was_decided_stays_decided()
    {
        var (affiliate, accepted) = await AReferral();
        var (_, declined) = await AReferral(affiliate);
        var cohort = await affiliate.ACohort();
        (await Accept(affiliate, accepted, cohort)).EnsureSuccessStatusCode();
        (await Decline(affiliate, declined)).EnsureSuccessStatusCode();

        foreach (var referral in new[] { accepted, declined })
        {
            await (await Accept(affiliate, referral, cohort, version: 2)).Refused(HttpStatusCode.Conflict, "referral.decided");
            await (await Decline(affiliate, referral, version: 2)).Refused(HttpStatusCode.Conflict, "referral.decided");
        }

        await (await Decline(affiliate, accepted, version: 1)).Refused(HttpStatusCode.PreconditionFailed, "version.stale");
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_taken_in()
    {
        var affiliate = await app.AnAffiliate();
        var requested = affiliate.Requested();
        await app.Deliver(requested);
        await app.Deliver(Affiliate.Withdrawn(requested));
        var cohort = await affiliate.ACohort();

        await (await Accept(affiliate, requested.ReferralId, cohort, version: 2)).Refused(HttpStatusCode.Conflict, "referral.withdrawn");
        await (await Decline(affiliate, requested.ReferralId, version: 2)).Refused(HttpStatusCode.Conflict, "referral.withdrawn");
        Assert.Equal(0, await app.Query(affiliate.OrganizationId, db => db.Participants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Only_a_forming_group_of_the_same_site_with_a_place_takes_the_person_in()
    {
        var (affiliate, referral) = await AReferral();
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));
        var (launched, elsewhere, full) = (await affiliate.AnActiveCohort(), await affiliate.ACohort(site: oak), await affiliate.ACohort(people: 12));

        await (await Accept(affiliate, referral, launched)).Refused(HttpStatusCode.Conflict, "referral.cohort-launched");
        await (await Accept(affiliate, referral, elsewhere)).Refused(HttpStatusCode.Conflict, "referral.other-site");
        Assert.Equal(["12"], await (await Accept(affiliate, referral, full)).Refused(HttpStatusCode.Conflict, "referral.cohort-full"));
        Assert.Equal("open", (await affiliate.Director.Get($"/cohorts/referrals/{referral}")).Text("state"));
    }

    [Fact]
    public async Task Two_who_decide_at_once_enroll_one_person()
    {
        var (affiliate, referral) = await AReferral();
        var cohort = await affiliate.ACohort();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Accept(affiliate, referral, cohort)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.Contains(
            answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed }));
        Assert.Equal(1, await app.Query(affiliate.OrganizationId, db => db.Participants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_repeated_request_enrolls_once()
    {
        var (affiliate, referral) = await AReferral();
        var path = $"/cohorts/referrals/{referral}/acceptance";
        var request = new { cohortId = await affiliate.ACohort(), givenName = "Curtis", familyName = "Bell" };

        var first = await affiliate.Director.Post(path, request, version: 1, key: "accept-once");
        var second = await affiliate.Director.Post(path, request, version: 1, key: "accept-once");

        Assert.Equal(
            (await first.Read()).GetProperty("participantId").GetGuid(), (await second.Read()).GetProperty("participantId").GetGuid());
    }

    [Fact]
    public async Task Shapes_are_limited_and_another_sites_director_finds_nothing()
    {
        var (affiliate, referral) = await AReferral();
        var cohort = await affiliate.ACohort();
        var path = $"/cohorts/referrals/{referral}";

        Assert.Equal(
            ["CohortId", "FamilyName", "GivenName"],
            (await (await affiliate.Director.Post($"{path}/acceptance", new { }, version: 1)).Malformed()).Order(),
            StringComparer.OrdinalIgnoreCase);
        await (await affiliate.Director.Post($"{path}/decline", new { reason = "He drinks" }, version: 1)).Malformed();
        Assert.Equal(HttpStatusCode.NotFound, (await Accept(affiliate, referral, app.NewId())).StatusCode);
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));
        var request = new { cohortId = cohort, givenName = "Curtis", familyName = "Bell" };
        Assert.Equal(HttpStatusCode.NotFound, (await affiliate.DirectorAt(oak).Post($"{path}/acceptance", request, version: 1)).StatusCode);
        await (await affiliate.CoachAt(affiliate.SiteId).Post($"{path}/acceptance", request, version: 1))
            .Refused(HttpStatusCode.Forbidden, "request.not-your-role");
    }

    private async Task<(Affiliate Affiliate, Guid Referral)> AReferral(Affiliate? at = null)
    {
        var affiliate = at ?? await app.AnAffiliate();
        var requested = affiliate.Requested();
        await app.Deliver(requested);
        return (affiliate, requested.ReferralId);
    }

    private static Task<HttpResponseMessage> Accept(Affiliate affiliate, Guid referral, Guid cohort, int version = 1) =>
        affiliate.Director.Post(
            $"/cohorts/referrals/{referral}/acceptance", new { cohortId = cohort, givenName = "Curtis", familyName = "Bell" }, version);

    private static Task<HttpResponseMessage> Decline(Affiliate affiliate, Guid referral, int version = 1) =>
        affiliate.Director.Post($"/cohorts/referrals/{referral}/decline", new { reason = "not-reached" }, version);
}
