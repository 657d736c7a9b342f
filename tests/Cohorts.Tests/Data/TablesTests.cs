using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Cohorts.Tests.Support;
using Platform.Testing;

namespace Platform.Cohorts.Tests.Data;

public sealed class TablesTests(CohortsApp app)
{
    [Fact]
    public async Task Every_table_says_whose_it_is_and_is_guarded_accordingly()
    {
        await using var owner = await app.OpenAsOwner();
        var model = await app.Query(null, db => Task.FromResult(db.Model));

        Assert.Equal(
            [
                "attendances: organization",
                "audit_event: platform",
                "audit_seal: platform",
                "audit_unsealed: platform",
                "cohorts: organization",
                "credentials: organization",
                "curricula: shared",
                "enrollments: organization",
                "handled_commands: platform",
                "inbox: platform",
                "kept_apart: organization",
                "lessons: shared",
                "mail: platform",
                "meeting_notes: organization",
                "meetings: organization",
                "memberships: organization",
                "outbox: platform",
                "pairs: organization",
                "participants: organization",
                "partnerships: organization",
                "preferences: organization",
                "referrals: organization",
                "sites: organization",
                "skip_dates: organization",
                "staff: organization",
                "told_absences: organization",
            ],
            await TenantWall.Describe(owner, model));
    }

    [Fact]
    public async Task Another_organization_neither_reads_nor_writes_nor_does_the_nation()
    {
        var (here, there) = (await AYear(), await AYear());
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
    private async Task<Guid> AYear()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var dates = new[] { new { date = "2026-12-22", reason = "Holiday" } };
        (await affiliate.Director.Put($"/cohorts/{year.Cohort}/skip-dates", new { dates }, version: 8)).EnsureSuccessStatusCode();
        await year.Record(number: 1);
        (await year.Put(1, "notes", new { commonThreads = "Calling family back" })).EnsureSuccessStatusCode();
        (await year.Put(6, "absences", new { participantIds = year.People[..1] })).EnsureSuccessStatusCode();
        var cohort = year.Cohort;
        var people = await affiliate.People(cohort);
        await affiliate.Likes(cohort, people[0], interests: ["chess"]);
        (await affiliate.Offer(cohort, [people[..2]])).EnsureSuccessStatusCode();
        var apart = new { first = people[2], second = people[3], reason = "Asked for it" };
        (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", apart, version: 1)).EnsureSuccessStatusCode();
        await app.Deliver(affiliate.Requested());
        return affiliate.OrganizationId;
    }
}
