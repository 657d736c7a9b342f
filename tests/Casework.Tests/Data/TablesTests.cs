using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Casework.Tests.Support;
using Platform.Testing;

namespace Platform.Casework.Tests.Data;

public sealed class TablesTests(CaseworkApp app)
{
    [Fact]
    public async Task Every_table_says_whose_it_is_and_is_guarded_accordingly()
    {
        await using var owner = await app.OpenAsOwner();
        var model = await app.Query(null, db => Task.FromResult(db.Model));

        Assert.Equal(
            [
                "audit_event: platform",
                "audit_seal: platform",
                "audit_unsealed: platform",
                "concerns: organization",
                "consent_forms: shared",
                "consent_recipients: organization",
                "consent_revocations: organization",
                "consents: organization",
                "contacts: organization",
                "covers: organization",
                "credentials: organization",
                "disclosures: organization",
                "duties: organization",
                "episodes: organization",
                "handled_commands: platform",
                "inbox: platform",
                "mail: platform",
                "memberships: organization",
                "outbox: platform",
                "participants: organization",
                "pauses: organization",
                "phases: organization",
                "plan_changes: organization",
                "plan_templates: shared",
                "planned_sessions: organization",
                "referrals: organization",
                "session_series: shared",
                "sites: organization",
                "staff: organization",
                "teams: organization",
            ],
            await TenantWall.Describe(owner, model));
    }

    [Fact]
    public async Task Another_organization_neither_reads_nor_writes_nor_does_the_nation()
    {
        var (here, there) = (await ARecord(), await ARecord());
        await using var owner = await app.OpenAsOwner();
        var model = await app.Query(null, db => Task.FromResult(db.Model));
        var application = app.Services.GetRequiredService<NpgsqlDataSource>();

        await TenantWall.Holds(application, owner, model, here, there);
        await TenantWall.Holds(application, owner, model, here, there, national: true);
    }

    [Fact]
    public async Task The_migrations_make_what_the_mappings_say()
    {
        Assert.False(await app.Query(null, db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    /// <summary>An organisation with a row in each table.</summary>
    private async Task<Guid> ARecord()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var cover = new { awayId = affiliate.PeerId, from = "2026-03-05", until = "2026-03-06" };
        (await affiliate.CaseManager.Post($"/casework/teams/{affiliate.TeamId}/covers", cover, version: 1)).EnsureSuccessStatusCode();
        var pause = new { from = "2026-03-02", reason = "In hospital" };
        (await affiliate.CaseManager.Post($"/casework/people/{person}/plan/pause", pause, version: 1)).EnsureSuccessStatusCode();
        var people = $"/casework/people/{person}";
        (await affiliate.Peer.Post($"{people}/contacts", Affiliate.AContact())).EnsureSuccessStatusCode();
        (await affiliate.Peer.Post($"{people}/duties", new { kind = "home-visit", on = "2026-03-04" })).EnsureSuccessStatusCode();
        (await affiliate.Peer.Post($"{people}/concerns", new { text = "Tired", dueOn = "2026-03-03", dueAt = "13:00" })).EnsureSuccessStatusCode();
        var consent = await affiliate.Sign(person);
        var referral = await affiliate.Refer(person, consent);
        (await Affiliate.Open(await affiliate.AProgramDirector(), referral)).EnsureSuccessStatusCode();
        (await affiliate.Revoke(consent)).EnsureSuccessStatusCode();
        return affiliate.OrganizationId;
    }
}
