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
        await app.Enroll(app.Director(organization), await app.APublishedOffering(), [coach]);
        await app.Deliver(app.Launch(organization, await app.ASite(organization)));
        return organization;
    }
}
