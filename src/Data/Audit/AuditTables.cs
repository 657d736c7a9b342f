using Npgsql;

namespace Platform.Data;

/// <summary>
/// The tables of the audit trail, made by the migration step as the owner. The parts of a month each stand in a schema that
/// the application's role cannot enter: it reaches them through the whole only.
/// </summary>
internal static class AuditTables
{
    public const string Events = "audit_event";
    public const string Seals = "audit_seal";
    public const string Unsealed = "audit_unsealed";

    /// <summary>How many months are made ahead, besides the one that is.</summary>
    public const int MonthsAhead = 3;

    /// <summary>May run again: it adds what is missing.</summary>
    public static async Task Prepare(NpgsqlConnection owner, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await owner.BeginTransactionAsync(cancel);
        await using (var make = new NpgsqlCommand(Make, owner)) await make.ExecuteNonQueryAsync(cancel);
        await MakeMonths(owner, now, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What the application's role needs besides the tables: to have the months made that come.</summary>
    public static string GrantsTo(string role) => $"""
        REVOKE ALL ON FUNCTION audit_make_month(date) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION audit_make_month(date) TO {role};
        """;

    /// <summary>Makes this month's part and those of the months to come; where one cannot be made, its lines go to the rest.</summary>
    public static async Task MakeMonths(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        var month = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        for (var ahead = 0; ahead <= MonthsAhead; ahead++)
        {
            await using var make = new NpgsqlCommand("SELECT audit_make_month($1)", connection);
            make.Parameters.Add(new NpgsqlParameter { Value = month.AddMonths(ahead) });
            await make.ExecuteNonQueryAsync(cancel);
        }
    }

    public static string CodeOf(LegalBasis basis) => basis is LegalBasis.ManualLog ? "manual_log" : $"{basis}".ToLowerInvariant();

    public static LegalBasis LegalBasisOf(string code) => Enum.GetValues<LegalBasis>().Single(basis => CodeOf(basis) == code);

    private const string Make = """
        CREATE SCHEMA IF NOT EXISTS audit;
        REVOKE ALL ON SCHEMA audit FROM PUBLIC;

        CREATE TABLE IF NOT EXISTS audit_event (
            id uuid NOT NULL,
            occurred_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL,
            organization_id uuid,
            actor_id uuid,
            actor_role text NOT NULL CHECK (length(actor_role) <= 500),
            on_behalf_of uuid,
            session_id text CHECK (length(session_id) <= 100),
            ip_hash bytea CHECK (length(ip_hash) <= 32),
            action character(1) NOT NULL CHECK (action IN ('C', 'R', 'U', 'D', 'E')),
            outcome smallint NOT NULL CHECK (outcome IN (0, 4, 8, 12)),
            resource_type text NOT NULL CHECK (length(resource_type) <= 100),
            resource_id uuid,
            participant_id uuid,
            purpose_of_use text CHECK (length(purpose_of_use) <= 100),
            data_categories text[] NOT NULL,
            legal_basis text CHECK (legal_basis IN ('workforce', 'consent', 'emergency', 'court', 'qso', 'manual_log')),
            consent_id uuid,
            emergency_id uuid,
            reason_codes text[] NOT NULL,
            request_id text CHECK (length(request_id) <= 100),
            CONSTRAINT pk_audit_event PRIMARY KEY (occurred_at, id)
        ) PARTITION BY RANGE (occurred_at);
        CREATE INDEX IF NOT EXISTS ix_audit_event_organization ON audit_event (organization_id, occurred_at, id);
        CREATE INDEX IF NOT EXISTS ix_audit_event_actor ON audit_event (actor_id, occurred_at, id);
        CREATE INDEX IF NOT EXISTS ix_audit_event_participant ON audit_event (organization_id, participant_id, occurred_at, id)
            WHERE participant_id IS NOT NULL;

        -- Lines of a month that has no part of its own.
        CREATE TABLE IF NOT EXISTS audit.event_rest PARTITION OF audit_event DEFAULT;

        CREATE TABLE IF NOT EXISTS audit_seal (
            position bigint CONSTRAINT pk_audit_seal PRIMARY KEY,
            event_id uuid NOT NULL CONSTRAINT ix_audit_seal_event UNIQUE,
            occurred_at timestamptz NOT NULL,
            prev_hash bytea NOT NULL,
            hash bytea NOT NULL
        );
        CREATE TABLE IF NOT EXISTS audit_unsealed (
            event_id uuid CONSTRAINT pk_audit_unsealed PRIMARY KEY,
            occurred_at timestamptz NOT NULL
        );

        CREATE OR REPLACE FUNCTION audit_await_seal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO public.audit_unsealed (event_id, occurred_at) VALUES (NEW.id, NEW.occurred_at);
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER await_seal AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_await_seal();

        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'What % holds is added to and never changed or removed.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $$;
        CREATE OR REPLACE TRIGGER append_only_part BEFORE TRUNCATE ON audit.event_rest EXECUTE FUNCTION refuse_change();

        -- As its owner, for the service's role can make no table, and named by a month alone, so that nothing else can be made by it.
        -- It gives up after two seconds behind somebody's long transaction: the rest takes the lines meanwhile.
        CREATE OR REPLACE FUNCTION audit_make_month(any_day date) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
        DECLARE
            first date := date_trunc('month', any_day);
            next date := first + interval '1 month';
            part text := 'event_' || to_char(first, 'YYYY_MM');
        BEGIN
            IF any_day NOT BETWEEN '2020-01-01' AND '2199-12-31' OR to_regclass('audit.' || part) IS NOT NULL THEN RETURN; END IF;
            PERFORM pg_advisory_xact_lock(hashtext('audit_make_month'));
            IF to_regclass('audit.' || part) IS NOT NULL THEN RETURN; END IF;
            -- What came before its part stays where it is: it cannot be moved, for it cannot be removed.
            IF EXISTS (SELECT FROM audit.event_rest
                       WHERE occurred_at >= first::timestamp AT TIME ZONE 'UTC' AND occurred_at < next::timestamp AT TIME ZONE 'UTC')
            THEN RETURN; END IF;
            EXECUTE format(
                'CREATE TABLE audit.%I PARTITION OF public.audit_event FOR VALUES FROM (%L) TO (%L)',
                part, first::timestamp AT TIME ZONE 'UTC', next::timestamp AT TIME ZONE 'UTC');
            EXECUTE format(
                'CREATE TRIGGER append_only_part BEFORE TRUNCATE ON audit.%I EXECUTE FUNCTION public.refuse_change()', part);
        END $$;
        """;
}
