using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Assistance;
using Platform.Training.Attendance;
using Platform.Training.Credentials;
using Platform.Training.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Tests.Data;

/// <summary>Lists stay quick with many rows: the index gives their order, and row-level security does not keep it from doing so.</summary>
public sealed class QueryPlanTests(QueryPlanTests.FullApp full) : IClassFixture<QueryPlanTests.FullApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Assistance_of_all_organizations_comes_in_the_order_of_its_index(bool secondPage)
    {
        var staff = ACaller(full.Organization, Roles.TrainingStaff, national: true);

        var plan = await Plan(national: true, db => ListAssistance.Query(db, staff, secondPage ? full.AssistanceCursor : null, 25));

        Assert.Contains("Index Scan using ix_site_assistance_ends_on_id", plan, StringComparison.Ordinal);
        AssertQuick(plan);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Assistance_of_one_organization_comes_in_the_order_of_its_index(bool secondPage)
    {
        var director = ACaller(full.Organization, Roles.ProgramDirector);

        var plan = await Plan(national: false, db => ListAssistance.Query(db, director, secondPage ? full.AssistanceCursor : null, 25));

        Assert.Contains("Index Scan using ix_site_assistance_organization_id_ends_on_id", plan, StringComparison.Ordinal);
        AssertQuick(plan);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Credentials_of_an_organization_come_in_the_order_of_their_key(bool secondPage)
    {
        var plan = await Plan(national: true, db => ListCredentials.Query(db, full.Organization, secondPage ? full.CredentialCursor : null, 25));

        Assert.Contains("Index Scan Backward using pk_credentials", plan, StringComparison.Ordinal);
        AssertQuick(plan);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sessions_people_of_one_organization_come_in_the_order_of_their_index(bool secondPage)
    {
        var plan = await Plan(national: false, db => ListPeople.Query(
            db, full.Session, ACaller(full.Organization, Roles.ProgramDirector), null, secondPage ? full.NameCursor : null, 25));

        Assert.Contains("Index Scan using ix_enrollments_organization_id_session_id_name_id", plan, StringComparison.Ordinal);
        AssertQuick(plan);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sessions_people_of_all_organizations_come_in_the_order_of_their_index(bool secondPage)
    {
        var plan = await Plan(national: true, db => ListPeople.Query(
            db, full.Session, ACaller(full.Organization, Roles.TrainingStaff, national: true), null, secondPage ? full.NameCursor : null, 25));

        Assert.Contains("Index Scan using ix_enrollments_session_id_name_id", plan, StringComparison.Ordinal);
        AssertQuick(plan);
    }

    [Fact]
    public async Task A_sessions_people_at_one_site_cost_no_whole_table()
    {
        var director = ACaller(full.Organization, Roles.ProgramDirector, sites: $$"""{"program-director":["{{full.Session}}"]}""");

        AssertReadsNoTable(await Plan(national: false, db => ListPeople.Query(db, full.Session, director, null, null, 25)));
    }

    [Fact]
    public async Task A_sessions_attendance_comes_in_the_order_of_its_index()
    {
        var plan = await Plan(national: true, db => ListAttendance.Rows(db, full.Session, 60)
            .OrderBy(person => person.Name).ThenBy(person => person.EnrollmentId).Take(26));

        Assert.Contains("Index Scan using ix_enrollments_session_id_name_id", plan, StringComparison.Ordinal);
        AssertQuick(plan);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_of_an_organization_took_part_is_read_session_by_session_from_the_last_one(bool secondPage)
    {
        var director = ACaller(full.Organization, Roles.ProgramDirector);

        var plan = await Plan(national: false, db => ListOwnAttendance.Query(
            db, director, full.Organization, null, FullApp.Now, secondPage ? full.TookPartCursor : null, 25));

        Assert.Contains("Index Scan Backward using ix_sessions_starts_at_id", plan, StringComparison.Ordinal);
        Assert.Contains("ix_enrollments_organization_id_session_id_name_id", plan, StringComparison.Ordinal);
        // By name within each session, of which a page has a few.
        Assert.DoesNotMatch(@"(?m)^\W*Sort$", plan);
        AssertReadsNoTable(plan);
    }

    [Fact]
    public async Task One_persons_attendance_is_found_by_the_person()
    {
        var director = ACaller(full.Organization, Roles.ProgramDirector);

        var plan = await Plan(national: false, db => ListOwnAttendance.Query(
            db, director, full.Organization, full.Person, FullApp.Now, null, 25));

        Assert.Contains("ix_enrollments_organization_id_person_id_id", plan, StringComparison.Ordinal);
        AssertReadsNoTable(plan);
    }

    // Offerings and their rules are everybody's, and of a few rows.
    private static void AssertReadsNoTable(string plan) => Assert.DoesNotMatch("Seq Scan on (?!offerings|attendance_rules)", plan);

    private static void AssertQuick(string plan)
    {
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        // The one sort that is fine would be of a page's rows; none is needed.
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    private async Task<string> Plan<T>(bool national, Func<TrainingDb, IQueryable<T>> query)
    {
        await using var scope = full.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(full.Organization, national);
        var db = scope.ServiceProvider.GetRequiredService<TrainingDb>();
        return await QueryPlan.Of(db, query(db), Cancel);
    }

    private static Caller ACaller(Guid organization, string role, bool national = false, string? sites = null)
    {
        List<Claim> claims =
        [
            new(PlatformClaims.Organization, $"{organization}"),
            new(PlatformClaims.Roles, role),
            new(PlatformClaims.Sites, sites ?? $$"""{"{{role}}":"*"}"""),
        ];
        if (national) claims.Add(new(PlatformClaims.Scope, PlatformClaims.NationalScope));
        return Caller.Of(new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims)) });
    }

    /// <summary>
    /// The service with the rows of a nation: 500 organisations of ten sites, people and credentials, and a large one of 2,000; 200
    /// sessions in which every eightieth person has a place, and in the first of them everybody.
    /// </summary>
    public sealed class FullApp : ServiceApp<Program>
    {
        public FullApp() : base("training")
        {
        }

        public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

        public Guid Organization { get; private set; }

        /// <summary>One that is over.</summary>
        public Guid Session { get; private set; }

        public Guid Person { get; private set; }

        public string NameCursor { get; private set; } = null!;

        public string TookPartCursor { get; private set; } = null!;

        public string AssistanceCursor { get; private set; } = null!;

        public string CredentialCursor { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var owner = await OpenAsOwner();
            await using var fill = new NpgsqlCommand("""
                -- What is made here fits together, and it is the plans that are looked at: the keys need no looking up.
                SET session_replication_role = replica;
                INSERT INTO organizations (organization_id, name, version)
                SELECT gen_random_uuid(), 'Organization ' || n, 1 FROM generate_series(1, 500) n;
                UPDATE organizations SET name = 'Large' WHERE name = 'Organization 1';
                INSERT INTO sites (organization_id, id, name, version)
                SELECT organization_id, gen_random_uuid(), 'Site ' || n, 1
                FROM organizations, generate_series(1, CASE name WHEN 'Large' THEN 2000 ELSE 10 END) n;
                INSERT INTO site_assistance (organization_id, id, opened_on, ends_on, version)
                SELECT organization_id, id, date '2026-01-01' + (random() * 700)::int, date '2027-01-01' + (random() * 700)::int, 1
                FROM sites;
                INSERT INTO assisted_cohorts (organization_id, id, site_id, starts_on, size, launched_at, version)
                SELECT organization_id, gen_random_uuid(), id, opened_on, 8, now(), 1 FROM site_assistance;
                INSERT INTO staff (organization_id, id, name, named_at)
                SELECT organization_id, id, 'Person ' || id, now() FROM sites;
                INSERT INTO memberships (organization_id, id, person_id, role, all_sites, sites, active, version)
                SELECT organization_id, id, id, 'peer-life-coach', false, ARRAY[id], true, 1 FROM sites;
                INSERT INTO offerings (
                    id, text, kind, language, title, template_code, template_version, state, version)
                SELECT gen_random_uuid(), '{}', 'WebinarSeries', 'en', 'Series ' || n, 'none', 1, 'Published', 1
                FROM generate_series(1, 40) n;
                INSERT INTO sessions (
                    id, offering_id, number, text, "on", at, time_zone, minutes, starts_at, ends_at, clock_change, taken, state,
                    calendar_sequence, version)
                SELECT gen_random_uuid(), id, n, '{}', date '2026-01-01' + n * 60, '14:00', 'America/New_York', 90,
                    timestamptz '2026-01-01 19:00Z' + n * interval '60 days' + random() * interval '50 days',
                    timestamptz '2026-01-01 19:00Z' + n * interval '60 days' + interval '51 days', 'None', 0, 'Planned', 0, 1
                FROM offerings, generate_series(0, 4) n;
                INSERT INTO enrollments (
                    organization_id, id, session_id, person_id, name, language, state, enrolled_at, enrolled_by, had_to_wait, version)
                SELECT s.organization_id, gen_random_uuid(), h.id, s.id, s.name, 'en', 'Enrolled', now(), s.id, false, 1
                FROM (SELECT *, row_number() OVER () AS place FROM staff) s
                JOIN (SELECT id, row_number() OVER (ORDER BY starts_at) AS place FROM sessions) h
                    ON h.place = 1 OR (s.place + h.place) % 80 = 0;
                INSERT INTO presences (organization_id, id, session_id, reported_minutes, version)
                SELECT organization_id, e.id, session_id, 80, 1 FROM enrollments e JOIN sessions s ON s.id = session_id
                WHERE s.ends_at < timestamptz '2026-06-01';
                INSERT INTO credentials (
                    organization_id, id, person_id, kind, valid_from, valid_until, awarded_at, awarded_by, version)
                SELECT organization_id, gen_random_uuid(), id, 'peer-life-coach', '2026-01-01', '2026-12-31', now(), id, 1
                FROM staff;
                ANALYZE;
                """, owner);
            await fill.ExecuteNonQueryAsync();
            await using var middle = new NpgsqlCommand("""
                SELECT a.organization_id, ends_on, a.id, (
                    SELECT id FROM credentials c WHERE c.organization_id = a.organization_id ORDER BY id OFFSET 1000 LIMIT 1),
                    e.session_id, e.person_id, e.name, e.id
                FROM site_assistance a JOIN organizations o USING (organization_id)
                JOIN enrollments e ON e.organization_id = a.organization_id AND e.person_id = a.id
                JOIN sessions s ON s.id = e.session_id
                WHERE o.name = 'Large' AND s.id = (SELECT id FROM sessions ORDER BY starts_at LIMIT 1) ORDER BY ends_on, a.id OFFSET 1000 LIMIT 1
                """, owner);
            await using var row = await middle.ExecuteReaderAsync();
            await row.ReadAsync();
            Organization = row.GetGuid(0);
            AssistanceCursor = CursorAfter(new ListAssistance.Key(row.GetFieldValue<DateOnly>(1), row.GetGuid(2)));
            CredentialCursor = CursorAfter(row.GetGuid(3));
            (Session, Person) = (row.GetGuid(4), row.GetGuid(5));
            NameCursor = CursorAfter(new ListPeople.Key(row.GetString(6), row.GetGuid(7)));
            TookPartCursor = CursorAfter(new ListOwnAttendance.Key(Now.AddDays(-75), Session, row.GetString(6), row.GetGuid(7)));
        }

        private static string CursorAfter<TKey>(TKey key) => Page.Of([key, key], 1, last => last).Next!;
    }
}
