using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Cohorts.Data;
using Platform.Cohorts.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Cohorts.Tests.Data;

/// <summary>How PostgreSQL answers the lists, as the service's own role, in an organisation among many with many rows.</summary>
public sealed class PlansTests(PlansTests.CrowdedApp app) : IClassFixture<PlansTests.CrowdedApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/cohorts", "ix_cohorts_organization_id_first_meeting_on_id")]
    [InlineData("/cohorts?state=forming", "ix_cohorts_organization_id_state_first_meeting_on_id")]
    [InlineData("/cohorts/sites?take=25", "ix_sites_organization_id_name_id")]
    public async Task A_directors_list_is_read_along_its_index_also_on_later_pages(string path, string index)
    {
        var director = app.CreateClient(TestCaller.In(app.Organization, Roles.ProgramDirector));

        var first = await director.Get(path);
        AssertRead(await app.PlanOfLast(), index);
        await director.Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={first.Text("next")}");
        var later = await app.PlanOfLast();

        AssertRead(later, index);
        Assert.Matches(@"Index Cond: .*ROW\(", later);
    }

    [Fact]
    public async Task A_director_of_one_site_reads_no_whole_table()
    {
        var director = app.CreateClient(TestCaller.In(app.Organization, Roles.ProgramDirector).At(app.Site));

        Assert.NotEmpty((await director.Get("/cohorts")).Items());

        AssertRead(await app.PlanOfLast(), "ix_cohorts_");
    }

    [Fact]
    public async Task A_coachs_list_is_found_by_the_coach()
    {
        var coach = app.CreateClient(TestCaller.In(app.Organization, Roles.PeerLifeCoach) with { PersonId = app.Coach });

        Assert.NotEmpty((await coach.Get("/cohorts")).Items());

        AssertRead(await app.PlanOfLast(), "ix_cohorts_organization_id_coach_id");
    }

    [Fact]
    public async Task A_sites_coaches_cost_no_whole_table()
    {
        var director = app.CreateClient(TestCaller.In(app.Organization, Roles.ProgramDirector));

        await director.Get($"/cohorts/coaches?siteId={app.Site}");

        AssertRead(await app.PlanOfLast(), "ix_credentials_organization_id_person_id_kind");
    }

    [Fact]
    public async Task A_groups_earlier_partners_are_read_along_their_index()
    {
        var director = app.CreateClient(TestCaller.In(app.Organization, Roles.ProgramDirector));
        var path = $"/cohorts/{app.Site}/partners/earlier?take=5";

        var first = await director.Get(path);
        AssertRead(await app.PlanOfLast(), "ix_pairs_organization_id_cohort_id_ended_on_id");
        Assert.NotEmpty((await director.Get($"{path}&after={first.Text("next")}")).Items());

        AssertRead(await app.PlanOfLast(), "ix_pairs_organization_id_cohort_id_ended_on_id");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?when=ahead")]
    [InlineData("?when=over")]
    public async Task A_groups_meetings_are_found_by_the_group(string when)
    {
        var director = app.CreateClient(TestCaller.In(app.Organization, Roles.ProgramDirector));
        var path = $"/cohorts/{app.Active}/meetings{when}";

        Assert.NotEmpty((await director.Get(path)).Items());

        var plan = await app.PlanOfLast();
        AssertRead(plan, "ix_meetings_organization_id_cohort_id_number");
        Assert.Contains("pk_attendances", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coachs_morning_costs_a_few_queries_and_no_whole_table()
    {
        var coach = app.CreateClient(TestCaller.In(app.Organization, Roles.PeerLifeCoach) with { PersonId = app.Coach });
        app.Forget();

        var today = await coach.Get("/cohorts/today");

        Assert.NotEmpty(today.GetProperty("groups").EnumerateArray());
        Assert.NotEmpty(today.GetProperty("calls").EnumerateArray());
        var plans = await app.PlansOfAll();
        // Next meetings, those that are not recorded, and calls: however many groups the coach leads.
        Assert.Equal(3, plans.Length);
        Assert.All(plans, plan => AssertRead(plan, "ix_meetings_organization_id_cohort_id_number"));
    }

    [Fact]
    public async Task A_meetings_people_cost_no_whole_table()
    {
        var director = app.CreateClient(TestCaller.In(app.Organization, Roles.ProgramDirector));
        var meeting = (await director.Get($"/cohorts/{app.Active}/meetings?take=1")).Items().Single().Id();

        Assert.NotEmpty((await director.Get($"/cohorts/{app.Active}/meetings/{meeting}")).GetProperty("people").EnumerateArray());

        AssertRead(await app.PlanOfLast(), "ix_enrollments_organization_id_cohort_id");
    }

    private static void AssertRead(string plan, string index)
    {
        Assert.Contains(index, plan, StringComparison.Ordinal);
        // The library and the templates are everybody's, and of a few rows.
        Assert.DoesNotMatch("Seq Scan on (?!lessons|curricula)", plan);
    }

    /// <summary>10 organisations with 500 groups each, all of 8 people, at 100 sites with 100 coaches.</summary>
    public sealed class CrowdedApp() : ServiceApp<Program>("cohorts")
    {
        private readonly LastCommand _last = new();

        public Guid Organization { get; } = new("01900000-0000-7000-8000-000000000007");
        public Guid Site { get; } = new("01900000-0000-7000-8000-000000000042");
        public Guid Coach { get; } = new("01900000-0000-7000-8000-000000000042");

        /// <summary>A group in its year.</summary>
        public Guid Active { get; } = new("01900000-0000-7000-8000-000000000042");

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var owner = await OpenAsOwner();
            await using var command = new NpgsqlCommand("""
                -- What is made here fits together, and it is the plans that are looked at: the keys need no looking up.
                SET session_replication_role = replica;
                CREATE FUNCTION pg_temp.id(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
                    AS $$ SELECT ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
                INSERT INTO sites (organization_id, id, name, time_zone, version)
                    SELECT pg_temp.id(o), pg_temp.id(s), 'Site ' || s, 'America/New_York', 1
                    FROM generate_series(1, 10) o, generate_series(1, 100) s;
                INSERT INTO staff (organization_id, id, name, named_at)
                    SELECT pg_temp.id(o), pg_temp.id(s), 'Coach ' || s, now()
                    FROM generate_series(1, 10) o, generate_series(1, 100) s;
                INSERT INTO memberships (organization_id, id, person_id, role, all_sites, sites, active, version)
                    SELECT pg_temp.id(o), pg_temp.id(s), pg_temp.id(s), 'peer-life-coach', false, ARRAY[pg_temp.id(s)], true, 1
                    FROM generate_series(1, 10) o, generate_series(1, 100) s;
                INSERT INTO credentials (organization_id, id, person_id, kind, valid_from, valid_until, award_version)
                    SELECT pg_temp.id(o), pg_temp.id(1000 * y + s), pg_temp.id(s), 'peer-life-coach',
                        date '2016-01-01' + 365 * y, date '2016-12-31' + 365 * y, 1
                    FROM generate_series(1, 10) o, generate_series(1, 100) s, generate_series(1, 10) y;
                INSERT INTO cohorts (organization_id, id, site_id, coach_id, name, state, curriculum_code, curriculum_version,
                        first_meeting_on, ends_on, meeting_time, version)
                    SELECT pg_temp.id(o), pg_temp.id(c), pg_temp.id(1 + c % 100), pg_temp.id(1 + c % 100), 'Group ' || c,
                        CASE WHEN c % 10 = 0 THEN 'Forming' ELSE 'Active' END, 'its-my-life-peer-partners', 1,
                        date '2020-01-01' + c % 2000, date '2020-12-23' + c % 2000, '14:00', 1
                    FROM generate_series(1, 10) o, generate_series(1, 500) c;
                INSERT INTO participants (organization_id, id, given_name, family_name, version)
                    SELECT pg_temp.id(o), pg_temp.id(p), 'Given', 'Family', 1
                    FROM generate_series(1, 10) o, generate_series(1, 4000) p;
                INSERT INTO enrollments (organization_id, id, cohort_id, participant_id, enrolled_on)
                    SELECT pg_temp.id(o), pg_temp.id(p), pg_temp.id(1 + p % 500), pg_temp.id(p), '2026-01-01'
                    FROM generate_series(1, 10) o, generate_series(1, 4000) p;
                INSERT INTO partnerships (organization_id, id, going_alone, version)
                    SELECT pg_temp.id(o), pg_temp.id(c), '{}', 1 FROM generate_series(1, 10) o, generate_series(1, 100) c;
                INSERT INTO pairs (organization_id, id, cohort_id, first_id, second_id, round, since, is_locked, ended_on, ending)
                    SELECT pg_temp.id(o), pg_temp.id(p), pg_temp.id(1 + p % 100), pg_temp.id(p), pg_temp.id(p + 1), 1, '2026-01-01', false,
                        date '2026-01-01' + p % 300, 'Rearranged'
                    FROM generate_series(1, 10) o, generate_series(1, 1000) p;
                -- What follows is of a few organisations: enough to tell an index from a table, and made sooner.
                INSERT INTO meetings (organization_id, id, cohort_id, number, month, "on", at, time_zone, instant, clock_change,
                        outcome, visitors, version)
                    SELECT pg_temp.id(o), pg_temp.id(c * 100 + n), pg_temp.id(c), n, 1 + n / 5, date '2026-02-03' + 7 * n, '14:00',
                        'America/New_York', timestamptz '2026-02-03 19:00Z' + interval '7 days' * n, 'None',
                        CASE WHEN n < 4 THEN 'Held' END, 0, 1
                    FROM generate_series(6, 8) o, generate_series(1, 500) c, generate_series(1, 10) n WHERE c % 10 <> 0;
                INSERT INTO skip_dates (organization_id, cohort_id, date, reason)
                    SELECT pg_temp.id(o), pg_temp.id(c), date '2026-12-22' + n, 'Holiday'
                    FROM generate_series(6, 8) o, generate_series(1, 500) c, generate_series(0, 3) n;
                INSERT INTO told_absences (organization_id, meeting_id, participant_id, told_at)
                    SELECT pg_temp.id(o), pg_temp.id((1 + p % 500) * 100 + 9), pg_temp.id(p), now()
                    FROM generate_series(6, 8) o, generate_series(1, 4000) p
                    WHERE (1 + p % 500) % 10 <> 0 AND p % 3 <> 0;
                INSERT INTO attendances (organization_id, meeting_id, participant_id, mark)
                    SELECT pg_temp.id(o), pg_temp.id((1 + p % 500) * 100 + n), pg_temp.id(p),
                        CASE WHEN p % 3 = 0 THEN 'Away' ELSE 'Here' END
                    FROM generate_series(6, 8) o, generate_series(1, 4000) p, generate_series(2, 3) n
                    WHERE (1 + p % 500) % 10 <> 0;
                ANALYZE;
                """, owner);
            command.CommandTimeout = 120;
            await command.ExecuteNonQueryAsync();
        }

        public void Forget() => _last.Forget();

        /// <summary>The plan of the last query, asked for under the same role and in the same organisation.</summary>
        public Task<string> PlanOfLast() => Plan(_last.Queries[^1]);

        /// <summary>The plans of all queries since the last <see cref="Forget"/>.</summary>
        public async Task<string[]> PlansOfAll()
        {
            var plans = new List<string>();
            foreach (var query in _last.Queries) plans.Add(await Plan(query));
            return [.. plans];
        }

        private async Task<string> Plan((string Text, NpgsqlParameter[] Parameters) query)
        {
            var (text, parameters) = query;
            var tenant = text[..(text.IndexOf(";\n", StringComparison.Ordinal) + 1)];
            await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Cancel);
            await using var command = new NpgsqlCommand($"{tenant}\nEXPLAIN {text[tenant.Length..]}", connection);
            foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
            await using var lines = await command.ExecuteReaderAsync(Cancel);
            var plan = new List<string> { text };
            while (await lines.ReadAsync(Cancel)) plan.Add(lines.GetString(0));
            return string.Join('\n', plan);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
                services.ConfigureDbContext<CohortsDb>(options => options.AddInterceptors(_last)));
        }
    }

    /// <summary>Keeps the queries of the service's lists, as they were sent.</summary>
    private sealed class LastCommand : DbCommandInterceptor
    {
        private static readonly string[] s_others = ["outbox", "audit_unsealed", "FROM mail", "pg_try_advisory"];

        private volatile (string Text, NpgsqlParameter[] Parameters)[] _queries = [];

        public (string Text, NpgsqlParameter[] Parameters)[] Queries => _queries;

        public void Forget() => _queries = [];

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            // The relays poll at the same time, and the audit trail is sealed.
            if (command.CommandText.Contains("LIMIT", StringComparison.Ordinal)
                && !s_others.Any(table => command.CommandText.Contains(table, StringComparison.Ordinal)))
                _queries = [.. _queries, (command.CommandText, command.Parameters.Cast<NpgsqlParameter>().ToArray())];
            return ValueTask.FromResult(result);
        }
    }
}
