using System.Net;
using Npgsql;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Consents;

public sealed class SignConsentTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_of_the_team_read_what_one_of_them_had_signed()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();

        var id = await affiliate.Sign(person, consent =>
        {
            consent["signerCapacity"] = "representative";
            consent["authority"] = "Court order 12";
            consent["signatureName"] = "Rosa Bell";
            consent["language"] = "es";
            consent["signedOn"] = "2026-03-01";
        });

        var consent = await affiliate.Peer.Get($"/casework/consents/{id}");
        Assert.Equal(
            ("Curtis Bell", "active", "es", "1", "Rosa Bell", "representative", "Court order 12", "2026-03-01", Affiliate.CaseManagerName),
            (consent.Text("participantName"), consent.Text("state"), consent.Text("language"), consent.Text("formVersion"),
                consent.Text("signatureName"), consent.Text("signerCapacity"), consent.Text("authority"), consent.Text("signedOn"),
                consent.Text("recordedBy")));
        var listed = (await affiliate.Peer.Get($"/casework/people/{person}/consents")).Items().Single();
        Assert.Equal(
            (id, "active", "It's My Life at Mill Street", $"{affiliate.SiteId}"),
            (listed.Id(), listed.Text("state"), listed.GetProperty("recipients")[0].GetString(), listed.GetProperty("programSites")[0].GetString()));
    }

    [Fact]
    public async Task A_deficient_one_is_refused_by_its_code_in_the_readers_language()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var consent = affiliate.AConsent();
        consent["signerCapacity"] = "representative";

        var response = await affiliate.Peer.Post($"/casework/people/{person}/consents", consent, language: "es");

        await response.Refused(HttpStatusCode.Conflict, "consent.authority-missing");
        Assert.StartsWith("Quien firma", (await response.Read()).Text("title"), StringComparison.Ordinal);
        Assert.Empty((await affiliate.Peer.Get($"/casework/people/{person}/consents")).Items());
    }

    [Fact]
    public async Task Shapes_are_limited()
    {
        var affiliate = await app.ATeam();
        var path = $"/casework/people/{await affiliate.APerson()}/consents";
        var consent = affiliate.AConsent();
        consent["categories"] = new[] { "everything" };
        consent["purposes"] = new[] { "curiosity" };
        consent["language"] = "fr";
        consent["description"] = new string('x', 501);

        var fields = await (await affiliate.Peer.Post(path, consent)).Malformed();
        var empty = await (await affiliate.Peer.Post(path, new { })).Malformed();

        Assert.Contains("language", fields, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("description", fields, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("categories", empty, StringComparer.OrdinalIgnoreCase);
        consent["language"] = "en";
        consent["description"] = "Short";
        Assert.Equal(["categories", "purposes"], await (await affiliate.Peer.Post(path, consent)).Malformed(), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_said_of_a_recipient_is_looked_at_too()
    {
        var affiliate = await app.ATeam();
        var path = $"/casework/people/{await affiliate.APerson()}/consents";
        var consent = affiliate.AConsent();

        consent["recipients"] = new object[] { new { name = "Nobody knows of what kind" } };
        Assert.Equal(["Recipients[0].Kind"], await (await affiliate.Peer.Post(path, consent)).Malformed(), StringComparer.OrdinalIgnoreCase);
        consent["recipients"] = new object[] { new { kind = "person", name = new string('x', 201) } };
        Assert.Equal(["Recipients[0].Name"], await (await affiliate.Peer.Post(path, consent)).Malformed(), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_repeated_request_signs_once_and_a_taken_id_or_an_unknown_site_not_at_all()
    {
        var affiliate = await app.ATeam();
        var path = $"/casework/people/{await affiliate.APerson()}/consents";

        var first = await affiliate.Peer.Post(path, affiliate.AConsent(), key: "consent-once");
        var second = await affiliate.Peer.Post(path, affiliate.AConsent(), key: "consent-once");
        var id = (await first.Read()).Id();
        var taken = affiliate.AConsent();
        taken["id"] = id;

        Assert.Equal(id, (await second.Read()).Id());
        await (await affiliate.Peer.Post(path, taken)).Refused(HttpStatusCode.Conflict, "consent.id-taken");
        Assert.Equal(HttpStatusCode.NotFound, (await affiliate.Peer.Post(path, affiliate.AConsent(app.NewId()))).StatusCode);
    }

    [Fact]
    public async Task Nobody_consents_after_the_service()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var end = new { on = "2026-03-02", kind = "other", reason = "Moved" };
        (await affiliate.Peer.Post($"/casework/people/{person}/end", end, version: 1)).EnsureSuccessStatusCode();

        var response = await affiliate.Peer.Post($"/casework/people/{person}/consents", affiliate.AConsent());

        await response.Refused(HttpStatusCode.Conflict, "consent.not-in-service");
    }

    [Fact]
    public async Task Is_taken_back_once_and_stays_as_it_was_signed()
    {
        var affiliate = await app.ATeam();
        var id = await affiliate.Sign(await affiliate.APerson());

        Assert.Equal(HttpStatusCode.Created, (await affiliate.Revoke(id)).StatusCode);
        await (await affiliate.Revoke(id)).Refused(HttpStatusCode.Conflict, "consent.revoked-already");

        var consent = await affiliate.CaseManager.Get($"/casework/consents/{id}");
        Assert.Equal(
            ("revoked", "inPerson", "No more", Affiliate.PeerName),
            (consent.Text("state"), consent.GetProperty("revocation").Text("channel"), consent.GetProperty("revocation").Text("text"),
                consent.GetProperty("revocation").Text("recordedBy")));
        await using var owner = await app.OpenAsOwner();
        foreach (var table in new[] { "consents", "consent_recipients", "consent_revocations" })
            foreach (var change in new[] { $"UPDATE {table} SET organization_id = organization_id", $"DELETE FROM {table}" })
            {
                await using var command = new NpgsqlCommand(change, owner);
                var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
                Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
            }
    }

    [Fact]
    public async Task The_form_speaks_both_languages_and_names_what_each_choice_means()
    {
        var affiliate = await app.ATeam();

        var (english, spanish) = (await affiliate.Peer.Get("/casework/consent-form?language=en"), await affiliate.Peer.Get("/casework/consent-form?language=es"));

        Assert.NotEqual(english.Text("introduction"), spanish.Text("introduction"));
        Assert.Equal(
            ["name", "service", "sessions", "own-words", "entire-record", "counselling-notes"],
            english.GetProperty("categories").EnumerateArray().Select(choice => choice.Text("code")));
        Assert.Contains(spanish.GetProperty("statements").EnumerateArray(), statement => statement.Text("code") == "revocation");
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.Peer.Status("/casework/consent-form?version=99"));
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Peer.Status("/casework/consent-form?language=fr"));
    }

    [Fact]
    public async Task Supervisors_read_and_sign_nothing_and_another_team_finds_nothing()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var id = await affiliate.Sign(person);
        var supervisor = affiliate.At(Roles.ClinicalSupervisor, affiliate.SiteId);
        var stranger = affiliate.At(Roles.CaseManager, affiliate.SiteId);

        Assert.False((await supervisor.Get($"/casework/consents/{id}")).GetProperty("treats").GetBoolean());
        await (await affiliate.Revoke(id, supervisor)).Refused(HttpStatusCode.Forbidden, "request.not-your-role");
        Assert.Equal(HttpStatusCode.NotFound, await stranger.Status($"/casework/consents/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await affiliate.Revoke(id, stranger)).StatusCode);
    }
}
