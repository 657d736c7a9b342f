using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Data;

public sealed class TrainingDbTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Every_table_says_whose_it_is_and_is_guarded_accordingly()
    {
        await using var owner = await app.OpenAsOwner();

        Assert.Equal(
            [
                "assisted_cohorts: organization, nation reads",
                "attendance_aliases: organization, nation reads",
                "attendance_import_entries: organization, nation reads",
                "attendance_imports: organization, nation reads",
                "attendance_rules: shared",
                "audit_event: platform",
                "audit_seal: platform",
                "audit_unsealed: platform",
                "credential_kinds: shared",
                "credentials: organization, nation reads",
                "enrollments: organization, nation reads",
                "handled_commands: platform",
                "inbox: platform",
                "mail: platform",
                "memberships: organization, nation reads",
                "offering_templates: shared",
                "offerings: shared",
                "organizations: organization, nation reads",
                "outbox: platform",
                "presence_reports: organization, nation reads",
                "presences: organization, nation reads",
                "sessions: shared",
                "site_assistance: organization, nation reads",
                "sites: organization, nation reads",
                "staff: organization, nation reads",
                "waiting_places: shared",
            ],
            await app.Query(null, db => TenantWall.Describe(owner, db.Model)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_organizations_rows_are_neither_seen_nor_touched_by_SQL(bool national)
    {
        var (here, there) = (await AWorld(), await AWorld());
        await using var owner = await app.OpenAsOwner();
        var application = app.Services.GetRequiredService<NpgsqlDataSource>();

        await app.Query(null, async db =>
        {
            await TenantWall.Holds(application, owner, db.Model, here, there, national);
            return 0;
        });
    }

    [Fact]
    public async Task The_migrations_say_what_the_model_says() =>
        Assert.False(await app.Query(null, db => Task.FromResult(db.Database.HasPendingModelChanges())));

    private async Task<Guid> AWorld()
    {
        var organization = await app.AnOrganization();
        var coach = await app.ACoach(organization);
        await app.ACredential(organization, coach);
        var offering = await app.APublishedOffering();
        var enrollment = (await app.Enroll(app.Director(organization), offering, [coach]))[0];
        await using var owner = await app.OpenAsOwner();
        await using var attendance = new NpgsqlCommand(
            $"""
            INSERT INTO presences (organization_id, id, session_id, version)
            SELECT organization_id, id, session_id, 1 FROM enrollments WHERE id = '{enrollment}';
            INSERT INTO presence_reports (organization_id, presence_id, import_id, joined, "left")
            VALUES ('{organization}', '{enrollment}', '{app.NewId()}', '{"{}"}', '{"{}"}');
            INSERT INTO attendance_imports (
                organization_id, id, session_id, file_hash, time_zone, topic, webinar_id, left_out, did_not_join, state,
                uploaded_at, uploaded_by, version)
            SELECT organization_id, id, session_id, '', 'America/New_York', '', '', 0, 0, 'Checking', now(), '{coach}', 1
            FROM enrollments WHERE id = '{enrollment}';
            INSERT INTO attendance_import_entries (
                organization_id, id, import_id, position, row, rows, name, email, by_phone, joined, "left", choice, remember,
                made_enrollment, took_seat)
            VALUES (
                '{organization}', '{enrollment}', '{enrollment}', 0, 1, 1, 'Ana', '', false, '{"{}"}', '{"{}"}', 'None', false, false,
                false);
            INSERT INTO attendance_aliases (organization_id, id, person_id, text, is_address, decided_by, decided_at)
            VALUES ('{organization}', '{enrollment}', '{coach}', 'Ana', false, '{coach}', now());
            """,
            owner);
        await attendance.ExecuteNonQueryAsync();
        await app.Deliver(app.Launch(organization, await app.ASite(organization)));
        return organization;
    }
}
