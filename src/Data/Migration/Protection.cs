using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Platform.Data;

/// <summary>
/// What the application's role may do, derived from the model each time the migration step runs, so that no table can
/// be forgotten: row-level security on organisations' tables, rights on all, and nothing more.
/// </summary>
internal static class Protection
{
    // No tenant reads as NULL or, on a connection that once had one, as the empty string: both mean no rows.
    private const string TenantsOwn =
        "organization_id = nullif(current_setting('app.organization_id', true), '')::uuid";

    public static string RoleOf(string service) => $"{service}_app";

    /// <summary>Makes the role under which the service works, or gives it the password and the limits of today.</summary>
    public static async Task PrepareRole(NpgsqlConnection owner, string service, string password, CancellationToken cancel)
    {
        var role = RoleOf(service);
        // Should one of these fail, the password in it stays out of the server's log.
        await Execute(owner, "SET log_statement = 'none'; SET log_min_error_statement = 'panic'", cancel);
        await Execute(owner, $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;
            END $$;
            ALTER ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT
                PASSWORD {Literal(password)};
            ALTER ROLE {role} SET statement_timeout = '10s';
            ALTER ROLE {role} SET idle_in_transaction_session_timeout = '30s';
            """, cancel);

        // A failed statement's log line must not quote a row. A bare SET LOCAL warns each time, which is noise.
        await Execute(owner, $"""
            ALTER ROLE {role} SET log_min_messages = 'error';
            ALTER ROLE {role} SET log_min_error_statement = 'panic';
            ALTER ROLE {role} SET log_error_verbosity = 'terse';
            ALTER ROLE {role} SET log_parameter_max_length = 0;
            ALTER ROLE {role} SET log_parameter_max_length_on_error = 0;
            """, cancel);
    }

    /// <summary>
    /// Guards each organisation's table, and gives the role what it needs of every table and nobody else anything: one
    /// service's role cannot even connect to another service's database.
    /// </summary>
    public static async Task Apply(DbContext db, NpgsqlConnection owner, string service, CancellationToken cancel)
    {
        var role = RoleOf(service);
        // At one stroke: a service that runs meanwhile must not find a table without its policy.
        await using var transaction = await owner.BeginTransactionAsync(cancel);
        await Execute(owner, $"""
            REVOKE ALL ON DATABASE "{owner.Database}" FROM PUBLIC;
            GRANT CONNECT ON DATABASE "{owner.Database}" TO {role};
            REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
            REVOKE CREATE ON SCHEMA public FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
            """, cancel);

        // A part that lives in its owner's row has no table to guard.
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null)
            .GroupBy(entity => entity.GetTableName()!);
        foreach (var entities in tables)
        {
            var entity = entities.First(entity => entities.Count() == 1 || !entity.IsOwned());
            var table = $"\"{entities.Key}\"";
            var appendOnly = entity.FindAnnotation(TableKindExtensions.AppendOnly) is not null;
            await Execute(owner, $"GRANT {(appendOnly ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE")} ON {table} TO {role}", cancel);
            if (appendOnly) await Freeze(owner, table, cancel);
            if (entity.Kind() is TableKind.Organization) await Guard(owner, entity, table, cancel);
        }

        await Execute(owner, AuditTables.GrantsTo(role), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Not even the owner changes or removes a row by a statement; who takes the trigger away leaves the chain of hashes behind.</summary>
    private static Task Freeze(NpgsqlConnection owner, string table, CancellationToken cancel) => Execute(owner, $"""
        CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE OR REPLACE TRIGGER append_only_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION refuse_change();
        """, cancel);

    private static async Task Guard(NpgsqlConnection owner, IEntityType entity, string table, CancellationToken cancel)
    {
        await Execute(owner, $"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            DROP POLICY IF EXISTS tenant ON {table};
            CREATE POLICY tenant ON {table} USING ({TenantsOwn}) WITH CHECK ({TenantsOwn});
            DROP POLICY IF EXISTS nation ON {table};
            """, cancel);

        if (entity.FindAnnotation(TableKindExtensions.NationRead) is not null)
            await Execute(owner, $"""
                CREATE POLICY nation ON {table} FOR SELECT USING (current_setting('app.scope', true) = 'national')
                """, cancel);
    }

    private static async Task Execute(NpgsqlConnection owner, string text, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(text, owner);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
