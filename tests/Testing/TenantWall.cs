using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Platform.Data;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// The wall between organisations, looked at from the database's side: as the owner, what stands there; as the
/// application's role, whether it holds.
/// </summary>
public static class TenantWall
{
    private const string Tenant =
        "(organization_id = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid)";

    private const string Nation = "(current_setting('app.scope'::text, true) = 'national'::text)";

    /// <summary>
    /// Every table of the database with its kind as the database enforces it, one line each, by name: <c>credentials:
    /// organization, nation reads</c>. A table that is neither wholly guarded nor wholly open is told in full.
    /// </summary>
    public static async Task<string[]> Describe(NpgsqlConnection owner, IModel model)
    {
        var kinds = model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null)
            .GroupBy(entity => entity.GetTableName()!)
            .ToDictionary(entities => entities.Key, entities => entities.First().Kind());
        List<string> lines = [];
        await using var command = new NpgsqlCommand("""
            SELECT t.relname, t.relrowsecurity AND t.relforcerowsecurity, t.relrowsecurity OR t.relforcerowsecurity,
                coalesce((SELECT string_agg(concat_ws(' ', p.policyname, p.permissive, p.cmd, p.qual, p.with_check), '; ' ORDER BY p.policyname)
                          FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = t.relname), ''),
                coalesce((SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
                          WHERE i.indrelid = t.oid AND i.indisprimary), '')
            FROM pg_class t
            WHERE t.relkind IN ('r', 'p') AND t.relnamespace = 'public'::regnamespace AND t.relname <> '__EFMigrationsHistory'
            ORDER BY t.relname
            """, owner);
        await using var tables = await command.ExecuteReaderAsync();
        while (await tables.ReadAsync())
        {
            var (name, policies, firstOfKey) = (tables.GetString(0), tables.GetString(3), tables.GetString(4));
            var (guarded, touched) = (tables.GetBoolean(1), tables.GetBoolean(2));
            var kind = kinds.TryGetValue(name, out var said) && said is { } known ? $"{known}" : "unknown";
            var own = $"tenant PERMISSIVE ALL {Tenant} {Tenant}";
            var state = (guarded, touched, policies) switch
            {
                (true, _, var all) when all == own && firstOfKey == "organization_id" => "",
                (true, _, var all) when all == $"nation PERMISSIVE SELECT {Nation}; {own}" && firstOfKey == "organization_id"
                    => ", nation reads",
                (_, false, "") when said is TableKind.Shared or TableKind.Platform => "",
                _ => $", but key begins with {firstOfKey}, guarded {guarded}, policies {policies}",
            };
            lines.Add($"{name}: {kind.ToLowerInvariant()}{state}");
        }

        return [.. lines];
    }

    /// <summary>
    /// As the application's role in the name of <paramref name="here"/>: of each organisation's table not one row of
    /// <paramref name="there"/> is seen (unless the nation reads it and <paramref name="national"/> asks), changed, removed or
    /// added. Fails where a table has no row of <paramref name="there"/>, for then nothing would be proved.
    /// </summary>
    public static async Task Holds(
        NpgsqlDataSource application, NpgsqlConnection owner, IModel model, Guid here, Guid there, bool national = false)
    {
        var tables = model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null && entity.Kind() is TableKind.Organization)
            .Select(entity => (Name: entity.GetTableName()!, NationReads: NationReads(entity), AppendOnly: IsAppendOnly(entity)))
            .Distinct();
        foreach (var (table, nationReads, appendOnly) in tables)
        {
            var row = await Ask(owner, $"SELECT to_jsonb(t)::text FROM {table} t WHERE organization_id = '{there}' LIMIT 1");
            Assert.True(row is string, $"No row of {table} belongs to the other organisation: nothing is proved.");

            foreach (var tenant in (Guid?[])[here, null])
            {
                await using var connection = await application.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await Ask(connection, $"SELECT set_config('app.organization_id', '{tenant}', true)");
                if (national) await Ask(connection, "SELECT set_config('app.scope', 'national', true)");

                var seen = (long)(await Ask(connection, $"SELECT count(*) FROM {table} WHERE organization_id = '{there}'"))!;
                Assert.True(seen > 0 == (national && nationReads), $"{table}: {seen} rows of another organisation are seen.");
                // Where rows are only added, nobody has the right to change any.
                if (appendOnly) Assert.Equal(false, await Ask(connection, $"SELECT has_table_privilege('{table}', 'UPDATE, DELETE, TRUNCATE')"));
                else Assert.Equal(0, await Run(connection, $"UPDATE {table} SET organization_id = organization_id WHERE organization_id = '{there}'"));
                if (!appendOnly) Assert.Equal(0, await Run(connection, $"DELETE FROM {table} WHERE organization_id = '{there}'"));
                var refusal = await Assert.ThrowsAsync<PostgresException>(() => Run(
                    connection, $"INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, $1::jsonb)).*", row));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
            }
        }
    }

    private static bool NationReads(IEntityType entity) => entity.FindAnnotation("Platform:NationReads") is not null;

    private static bool IsAppendOnly(IEntityType entity) => entity.FindAnnotation("Platform:AppendOnly") is not null;

    private static async Task<object?> Ask(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<int> Run(NpgsqlConnection connection, string text, object? value = null)
    {
        await using var command = new NpgsqlCommand(text, connection);
        if (value is not null) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }
}
