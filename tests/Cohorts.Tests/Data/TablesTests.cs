using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Cohorts.Tests.Support;
using Platform.Data;

namespace Platform.Cohorts.Tests.Data;

public sealed class TablesTests(CohortsApp app)
{
    private static readonly Dictionary<string, TableKind> Kinds = new()
    {
        ["cohorts"] = TableKind.Organization,
        ["credentials"] = TableKind.Organization,
        ["curricula"] = TableKind.Shared,
        ["enrollments"] = TableKind.Organization,
        ["handled_commands"] = TableKind.Platform,
        ["inbox"] = TableKind.Platform,
        ["meetings"] = TableKind.Organization,
        ["memberships"] = TableKind.Organization,
        ["outbox"] = TableKind.Platform,
        ["participants"] = TableKind.Organization,
        ["sites"] = TableKind.Organization,
        ["skip_dates"] = TableKind.Organization,
        ["staff"] = TableKind.Organization,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> OfOrganizations =>
        [.. Kinds.Where(table => table.Value is TableKind.Organization).Select(table => table.Key)];

    [Fact]
    public async Task Every_table_says_whose_it_is()
    {
        var model = await app.Query(null, db => Task.FromResult(db.Model.GetEntityTypes()
            .ToDictionary(entity => entity.GetTableName()!, entity => entity.Kind()!.Value)));

        Assert.Equal(Kinds.OrderBy(table => table.Key), model.OrderBy(table => table.Key));
    }

    [Fact]
    public async Task The_migrations_make_what_the_mappings_say()
    {
        Assert.False(await app.Query(null, db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task An_organisations_tables_and_no_others_are_guarded()
    {
        await using var owner = await app.OpenAsOwner();
        await using var command = new NpgsqlCommand("""
            SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
                coalesce((SELECT string_agg(p.polname || '/' || p.polcmd || '/' || pg_get_expr(p.polqual, p.polrelid)
                    || '/' || pg_get_expr(p.polwithcheck, p.polrelid), ';') FROM pg_policy p WHERE p.polrelid = c.oid), '')
            FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '__EFMigrationsHistory'
            """, owner);
        await using var tables = await command.ExecuteReaderAsync(Cancel);
        const string Own =
            "(organization_id = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid)";
        var seen = 0;
        while (await tables.ReadAsync(Cancel))
        {
            seen++;
            var guarded = Kinds[tables.GetString(0)] is TableKind.Organization;
            Assert.Equal(guarded, tables.GetBoolean(1));
            Assert.Equal(guarded ? $"tenant/*/{Own}/{Own}" : "", tables.GetString(2));
        }

        Assert.Equal(Kinds.Count, seen);
    }

    [Theory]
    [MemberData(nameof(OfOrganizations))]
    public async Task Another_organisation_neither_reads_nor_writes(string table)
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.AnActiveCohort();
        (await affiliate.Director.Put(
            $"/cohorts/{cohort}/skip-dates", new { dates = new[] { new { date = "2026-12-22", reason = "Holiday" } } }, version: 10))
            .EnsureSuccessStatusCode();
        var row = await RowOf(table, affiliate.OrganizationId);

        foreach (var other in new Guid?[] { app.NewId(), null })
        {
            await app.Query(other, async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
#pragma warning disable EF1002 // The table's name comes from the list above.
                Assert.Equal(0, await db.Database
                    .SqlQueryRaw<int>($"""SELECT count(*)::int AS "Value" FROM {table} """).SingleAsync(Cancel));
                Assert.Equal(0, await db.Database.ExecuteSqlRawAsync($"UPDATE {table} SET organization_id = organization_id", Cancel));
                Assert.Equal(0, await db.Database.ExecuteSqlRawAsync($"DELETE FROM {table}", Cancel));
                var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(
                    $"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, {{0}}::jsonb)", [row], Cancel));
#pragma warning restore EF1002
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
                return true;
            });
        }
    }

    private async Task<string> RowOf(string table, Guid organizationId)
    {
        await using var owner = await app.OpenAsOwner();
        await using var command = new NpgsqlCommand(
            $"SELECT to_jsonb(t)::text FROM {table} t WHERE organization_id = $1 LIMIT 1", owner);
        command.Parameters.AddWithValue(organizationId);
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
