using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Casework.Data;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Casework.Tests.Data;

/// <summary>How PostgreSQL answers the pages, as the service's own role, in an organisation with many teams and five years of contacts.</summary>
public sealed class PlansTests(PlansTests.CrowdedApp app) : IClassFixture<PlansTests.CrowdedApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_morning_of_25_people_with_five_years_behind_them_is_a_dozen_queries_that_read_no_whole_history()
    {
        var worker = app.Worker;
        await worker.Get($"/casework/teams/{app.Team}/morning");
        app.Queries.Clear();

        var morning = await worker.Get($"/casework/teams/{app.Team}/morning");

        Assert.Equal("25", morning.Text("people"));
        Assert.InRange(app.Queries.Count, 1, 12);
        foreach (var plan in await app.Plans())
            foreach (var table in new[] { "contacts", "duties", "concerns" })
                Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/casework/people?teamId={0}", "contacts")]
    [InlineData("/casework/people/{1}/contacts?take=10", "contacts")]
    [InlineData("/casework/people/{1}", "contacts")]
    [InlineData("/casework/people/{1}/fidelity", "contacts")]
    [InlineData("/casework/teams/{0}/fidelity", "contacts")]
    [InlineData("/casework/concerns", "concerns")]
    public async Task A_page_reads_no_whole_history(string path, string table)
    {
        app.Queries.Clear();

        await app.Worker.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, app.Team, app.Person));

        Assert.NotEmpty(app.Queries);
        foreach (var plan in await app.Plans()) Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_story_is_read_along_its_index_also_on_later_pages()
    {
        var path = $"/casework/people/{app.Person}/contacts?take=10";
        var first = await app.Worker.Get(path);
        app.Queries.Clear();

        await app.Worker.Get($"{path}&after={first.Text("next")}");

        Assert.Contains(await app.Plans(), plan =>
            plan.Contains("ix_contacts_organization_id_participant_id_on_id", StringComparison.Ordinal)
            && plan.Contains("ROW(", StringComparison.Ordinal));
    }

    /// <summary>Two organisations with 8 teams each of 25 people, met weekly for five years.</summary>
    public sealed class CrowdedApp() : ServiceApp<Program>("casework")
    {
        private readonly Kept _kept = new();

        public Guid Organization { get; } = Id(2);
        public Guid Team { get; } = Id(7);
        public Guid Person { get; } = Id(706);
        public HttpClient Worker => CreateClient(TestCaller.In(Organization, Roles.CaseManager) with { PersonId = Id(7) });
        public ConcurrentQueue<(string Text, NpgsqlParameter[] Parameters)> Queries => _kept.Queries;

        private static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:000000000000}");

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
                    FROM generate_series(1, 2) o, generate_series(1, 10) s;
                INSERT INTO staff (organization_id, id, name, named_at)
                    SELECT pg_temp.id(o), pg_temp.id(s), 'Worker ' || s, now()
                    FROM generate_series(1, 2) o, generate_series(1, 140) s;
                INSERT INTO teams (organization_id, id, site_id, name, case_manager_id, peer_specialist_id, version)
                    SELECT pg_temp.id(o), pg_temp.id(t), pg_temp.id(1 + t % 10), 'Team ' || t, pg_temp.id(t), pg_temp.id(t + 100), 1
                    FROM generate_series(1, 2) o, generate_series(1, 8) t;
                INSERT INTO participants (organization_id, id, given_name, family_name, sort_name, team_id, version)
                    SELECT pg_temp.id(o), pg_temp.id(100 * t + p), 'Given' || p, 'Family', 'Given' || p || ' Family', pg_temp.id(t), 1
                    FROM generate_series(1, 2) o, generate_series(1, 8) t, generate_series(1, 25) p;
                INSERT INTO episodes (organization_id, id, participant_id, team_id, template_code, template_version, months, setting,
                        homelessness, hospitalization, incarceration, mental_health, substance_use, admitted_on, ends_on, version)
                    SELECT organization_id, id, id, team_id, 'mission-12', 1, 12, 'Community', true, false, false, true, true,
                        date '2021-03-02', date '2026-12-31', 1
                    FROM participants;
                INSERT INTO phases (organization_id, episode_id, number, code, starts_on, ends_on, every, unit)
                    SELECT organization_id, id, n, 'try-out', date '2021-03-02' + 700 * (n - 1), date '2021-03-01' + 700 * n, 1, 'Week'
                    FROM episodes, generate_series(1, 3) n;
                INSERT INTO planned_sessions (organization_id, episode_id, series, series_version, number, due_on, times, missed)
                    SELECT organization_id, id, 'drt', 1, n, date '2021-03-02' + 7 * n, 0, 0 FROM episodes, generate_series(1, 13) n;
                INSERT INTO contacts (organization_id, id, episode_id, participant_id, team_id, by_id, by_role, "on", minutes, place, outcome,
                        kind, component, in_group, recorded_at, version)
                    SELECT organization_id, gen_random_uuid(), id, participant_id, team_id, team_id, 'case-manager',
                        date '2021-03-02' + 7 * w, 30, 'Home', CASE WHEN w % 9 = 0 THEN 'Missed' ELSE 'Held' END, 'home-visit', 'housing',
                        false, now(), 1
                    FROM episodes, generate_series(0, 258) w;
                INSERT INTO duties (organization_id, id, episode_id, participant_id, team_id, assignee_id, kind, "on", state, planned_by_id, version)
                    SELECT organization_id, gen_random_uuid(), id, participant_id, team_id, team_id, 'home-visit',
                        date '2026-03-09' - 7 * w, CASE WHEN w < 2 THEN 'Open' ELSE 'Done' END, team_id, 1
                    FROM episodes, generate_series(0, 50) w;
                INSERT INTO concerns (organization_id, id, participant_id, team_id, raised_by_id, raised_at, text, due_at, escalates_to,
                        answered_at, version)
                    SELECT organization_id, gen_random_uuid(), participant_id, team_id, team_id, timestamptz '2026-03-01' - w * interval '7 days',
                        'Tired', timestamptz '2026-03-05' - w * interval '7 days', 'clinical-supervisor',
                        CASE WHEN w > 0 THEN timestamptz '2026-03-01' END, 1
                    FROM episodes, generate_series(0, 20) w WHERE w > 0 OR right(id::text, 1) = '1';
                ANALYZE;
                """, owner);
            command.CommandTimeout = 300;
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>The plans of the queries since the last look, under the same role and in the same organisation.</summary>
        public async Task<IReadOnlyList<string>> Plans()
        {
            List<string> plans = [];
            foreach (var (text, parameters) in Queries)
            {
                var tenant = text[..(text.IndexOf(";\n", StringComparison.Ordinal) + 1)];
                await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Cancel);
                await using var command = new NpgsqlCommand($"{tenant}\nEXPLAIN {text[tenant.Length..]}", connection);
                foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
                await using var lines = await command.ExecuteReaderAsync(Cancel);
                var plan = new List<string> { text };
                while (await lines.ReadAsync(Cancel)) plan.Add(lines.GetString(0));
                plans.Add(string.Join('\n', plan));
            }

            return plans;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<CaseworkDb>(options => options.AddInterceptors(_kept)));
        }
    }

    /// <summary>Keeps what the service asks, but for what the machinery asks beside it.</summary>
    private sealed class Kept : DbCommandInterceptor
    {
        public ConcurrentQueue<(string Text, NpgsqlParameter[] Parameters)> Queries { get; } = new();

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("SELECT", StringComparison.Ordinal)
                && command.CommandText.StartsWith("SET LOCAL", StringComparison.Ordinal))
                Queries.Enqueue((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>()]));
            return ValueTask.FromResult(result);
        }
    }
}
