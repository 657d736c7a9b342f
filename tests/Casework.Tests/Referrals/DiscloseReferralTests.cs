using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Casework.Consents;
using Platform.Casework.Referrals;
using Platform.Casework.Tests.Support;
using Platform.Data;
using Platform.Testing;

namespace Platform.Casework.Tests.Referrals;

public sealed class DiscloseReferralTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_what_the_consent_names_with_the_notice_and_its_scope_and_nothing_else()
    {
        var (affiliate, person, consent, referral) = await AReferral();
        var director = await affiliate.AProgramDirector();

        var response = await Affiliate.Open(director, referral);

        var shown = await response.EnsureSuccessStatusCode().Read();
        var details = shown.GetProperty("details");
        Assert.Equal(("Curtis", "Bell"), (details.GetProperty("name").Text("givenName"), details.GetProperty("name").Text("familyName")));
        Assert.Equal(("Team 2", "12", "2026-03-02"), (details.GetProperty("service").Text("team"), details.GetProperty("service").Text("months"), details.GetProperty("service").Text("admittedOn")));
        Assert.Equal(("I like music", ""), (details.Text("ownWords"), details.Text("sessions")));
        Assert.Equal(("2024", Notice.Long, Notice.Short), (shown.GetProperty("notice").Text("version"), shown.GetProperty("notice").Text("long"), shown.GetProperty("notice").Text("short")));
        Assert.Equal(("person-request", "none", $"{consent}"), (shown.Text("purpose"), shown.Text("redisclosure"), shown.Text("consentId")));
        Assert.Contains("It's My Life at Mill Street", shown.Text("scope"), StringComparison.Ordinal);
        Assert.DoesNotContain("Curtis", shown.Text("scope"), StringComparison.Ordinal);

        var written = await app.Query(affiliate.OrganizationId, db => db.Disclosures.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal(
            (shown.Id(), person, consent, referral, "Ruth Adams", "Mill Street", "2024", Transport.Ehr, RedisclosureRule.None),
            (written.Id, written.ParticipantId, written.ConsentId, written.ReferralId, written.RecipientName, written.RecipientAddress,
                written.NoticeVersion, written.Transport, written.RedisclosureRule));
        Assert.Equal(32, written.PayloadSha256.Length);
        Assert.Equal(["name", "service", "own-words"], written.Categories);
        var line = (await Lines(affiliate, person)).Last();
        Assert.Equal(
            (AuditAction.Execute, AuditOutcome.Done, LegalBasis.Consent, consent, "person-request", written.Id),
            (line.Action, line.Outcome, line.LegalBasis!.Value, line.ConsentId!.Value, line.PurposeOfUse, line.ResourceId!.Value));
    }

    [Fact]
    public async Task Each_answer_is_a_disclosure_of_its_own_and_none_is_changed_or_removed()
    {
        var (affiliate, person, _, referral) = await AReferral();
        var director = await affiliate.AProgramDirector();

        (await Affiliate.Open(director, referral)).EnsureSuccessStatusCode();
        (await Affiliate.Open(director, referral, Asking("name"))).EnsureSuccessStatusCode();

        var accounted = (await affiliate.Peer.Get($"/casework/people/{person}/disclosures")).Items().ToArray();
        Assert.Equal([1, 3], accounted.Select(one => one.GetProperty("categories").GetArrayLength()));
        Assert.Equal("2", (await affiliate.Peer.Get($"/casework/people/{person}/referrals")).Items().Single().Text("timesOpened"));
        await using var owner = await app.OpenAsOwner();
        foreach (var change in new[] { "UPDATE disclosures SET purpose = 'other'", "DELETE FROM disclosures" })
        {
            await using var command = new NpgsqlCommand(change, owner);
            Assert.Equal(
                PostgresErrorCodes.RestrictViolation,
                (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState);
        }
    }

    [Fact]
    public async Task Nothing_is_shown_on_a_consent_that_is_revoked()
    {
        var (affiliate, person, consent, referral) = await AReferral();
        var director = await affiliate.AProgramDirector();
        (await affiliate.Revoke(consent)).EnsureSuccessStatusCode();

        await Refused(director, referral, "consent.revoked", affiliate, person);

        var state = (await affiliate.Peer.Get($"/casework/people/{person}/referrals")).Items().Single();
        Assert.Equal(("withdrawn", "consentRevoked"), (state.Text("state"), state.Text("withdrawalCause")));
    }

    [Fact]
    public async Task Nothing_is_shown_after_the_consents_end()
    {
        var (affiliate, person, _, referral) = await AReferral();
        var director = await affiliate.AProgramDirector();
        var end = new { on = "2026-03-02", kind = "other", reason = "Moved" };
        (await affiliate.Peer.Post($"/casework/people/{person}/end", end, version: 1)).EnsureSuccessStatusCode();

        await Refused(director, referral, "consent.expired", affiliate, person);
    }

    [Fact]
    public async Task Nothing_is_shown_to_somebody_else_or_for_something_else()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var named = app.NewId();
        var consent = await affiliate.Sign(person, terms =>
            terms["recipients"] = new object[] { new { kind = "person", name = "Ruth Adams", personId = named } });
        var referral = await affiliate.Refer(person, consent);
        var (ruth, other) = (await affiliate.AProgramDirector(id: named), await affiliate.AProgramDirector("Sam Other"));

        await Refused(other, referral, "consent.recipient-not-named", affiliate, person);
        await Refused(ruth, referral, "consent.category-not-named", affiliate, person, Asking("sessions"));
        await Refused(ruth, referral, "consent.purpose-not-named", affiliate, person, new { purpose = "research" });
        Assert.Equal(HttpStatusCode.OK, (await Affiliate.Open(ruth, referral)).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_shown_to_somebody_whose_name_is_not_known_or_after_the_decision()
    {
        var (affiliate, person, _, referral) = await AReferral();

        await Refused(affiliate.Director, referral, "disclosure.recipient-unknown", affiliate, person);
        await app.Deliver(affiliate.Accepted(referral));
        await Refused(await affiliate.AProgramDirector(), referral, "referral.decided", affiliate, person);
    }

    [Fact]
    public async Task Who_may_not_know_of_it_finds_nothing_and_a_wrong_shape_is_said()
    {
        var (affiliate, _, _, referral) = await AReferral();
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));
        var other = await app.ATeam();

        Assert.Equal(HttpStatusCode.NotFound, (await Affiliate.Open(await affiliate.AProgramDirector(site: oak), referral)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Affiliate.Open(await other.AProgramDirector(), referral)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Affiliate.Open(affiliate.Director, app.NewId())).StatusCode);
        await (await Affiliate.Open(affiliate.CaseManager, referral)).Refused(HttpStatusCode.Forbidden, "request.not-your-role");
        await (await Affiliate.Open(affiliate.Director, referral, Asking("entire-record"))).Malformed();
        await (await Affiliate.Open(affiliate.Director, referral, new { purpose = "curiosity" })).Malformed();
    }

    [Fact]
    public async Task A_revocation_that_comes_while_it_is_opened_comes_before_or_after_and_never_between()
    {
        var (affiliate, person, consent, referral) = await AReferral();
        var director = await affiliate.AProgramDirector();
        await using var owner = await app.OpenAsOwner();

        // The revocation has begun and holds the person: the opening waits for it and sees what it did.
        await using var revoking = await owner.BeginTransactionAsync(Cancel);
        await using (var hold = new NpgsqlCommand($"SELECT 1 FROM participants WHERE id = '{person}' FOR NO KEY UPDATE", owner))
            await hold.ExecuteScalarAsync(Cancel);
        var opening = Affiliate.Open(director, referral);
        await Eventually.True(SomebodyWaits);
        Assert.False(opening.IsCompleted);
        await using (var revoke = new NpgsqlCommand(
            $"""
            INSERT INTO consent_revocations (organization_id, consent_id, received_at, channel, recorded_by_id, recorded_at)
            VALUES ('{affiliate.OrganizationId}', '{consent}', now(), 'InPerson', '{affiliate.PeerId}', now())
            """,
            owner))
        {
            await revoke.ExecuteNonQueryAsync(Cancel);
        }

        await revoking.CommitAsync(Cancel);

        await (await opening).Refused(HttpStatusCode.Conflict, "consent.revoked");
        Assert.Equal(0, await app.Query(affiliate.OrganizationId, db => db.Disclosures.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Many_openings_and_one_revocation_at_once_leave_no_disclosure_after_it()
    {
        var (affiliate, person, consent, referral) = await AReferral();
        var director = await affiliate.AProgramDirector();

        var openings = Enumerable.Range(0, 8).Select(_ => Affiliate.Open(director, referral)).ToList();
        var revoked = await affiliate.Revoke(consent);
        var answers = await Task.WhenAll(openings);
        var late = await Affiliate.Open(director, referral);

        Assert.Equal(HttpStatusCode.Created, revoked.StatusCode);
        await late.Refused(HttpStatusCode.Conflict, "consent.revoked");
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        // What was shown is written down, and what was refused is not.
        Assert.Equal(
            answers.Count(answer => answer.StatusCode is HttpStatusCode.OK),
            (await affiliate.Peer.Get($"/casework/people/{person}/disclosures")).Items().Count());
    }

    private async Task<(Affiliate Affiliate, Guid Person, Guid Consent, Guid Referral)> AReferral()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var consent = await affiliate.Sign(person);
        return (affiliate, person, consent, await affiliate.Refer(person, consent));
    }

    private static object Asking(params string[] categories) => new { categories };

    /// <summary>Refused, written down with the person and the reason, and no disclosure.</summary>
    private async Task Refused(
        HttpClient director, Guid referral, string code, Affiliate affiliate, Guid person, object? request = null)
    {
        var response = await Affiliate.Open(director, referral, request);

        await response.Refused(HttpStatusCode.Conflict, code);
        Assert.DoesNotContain("Curtis", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(0, await app.Query(affiliate.OrganizationId, db => db.Disclosures.CountAsync(Cancel)));
        var line = (await Lines(affiliate, person)).Last();
        Assert.Equal((AuditOutcome.Refused, "disclosure", code), (line.Outcome, line.ResourceType, line.ReasonCodes.Single()));
    }

    private Task<List<AuditEvent>> Lines(Affiliate affiliate, Guid person) =>
        app.Query(affiliate.OrganizationId, db => db.Set<AuditEvent>().AsNoTracking()
            .Where(line => line.ParticipantId == person && line.ResourceType == "disclosure")
            .OrderBy(line => line.RecordedAt)
            .ToListAsync(Cancel));

    private async Task<bool> SomebodyWaits()
    {
        await using var owner = await app.OpenAsOwner();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", owner);
        return (long)(await command.ExecuteScalarAsync(Cancel))! > 0;
    }
}
