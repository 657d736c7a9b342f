using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Assistance;
using Platform.Training.Credentials;
using Platform.Training.Data;

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

    private static Caller ACaller(Guid organization, string role, bool national = false)
    {
        List<Claim> claims =
        [
            new(PlatformClaims.Organization, $"{organization}"),
            new(PlatformClaims.Roles, role),
            new(PlatformClaims.Sites, $$"""{"{{role}}":"*"}"""),
        ];
        if (national) claims.Add(new(PlatformClaims.Scope, PlatformClaims.NationalScope));
        return Caller.Of(new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims)) });
    }

    /// <summary>The service with the rows of a nation: 2,000 organisations of ten sites and ten credentials, and a large one of 4,000.</summary>
    public sealed class FullApp : ServiceApp<Program>
    {
        public FullApp() : base("training")
        {
        }

        public Guid Organization { get; private set; }

        public string AssistanceCursor { get; private set; } = null!;

        public string CredentialCursor { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using var owner = await OpenAsOwner();
            await using var fill = new NpgsqlCommand("""
                INSERT INTO organizations (organization_id, name, version)
                SELECT gen_random_uuid(), 'Organization ' || n, 1 FROM generate_series(1, 2000) n;
                UPDATE organizations SET name = 'Large' WHERE name = 'Organization 1';
                INSERT INTO sites (organization_id, id, name, version)
                SELECT organization_id, gen_random_uuid(), 'Site ' || n, 1
                FROM organizations, generate_series(1, CASE name WHEN 'Large' THEN 4000 ELSE 10 END) n;
                INSERT INTO site_assistance (organization_id, id, opened_on, ends_on, version)
                SELECT organization_id, id, date '2026-01-01' + (random() * 700)::int, date '2027-01-01' + (random() * 700)::int, 1
                FROM sites;
                INSERT INTO assisted_cohorts (organization_id, id, site_id, starts_on, size, launched_at, version)
                SELECT organization_id, gen_random_uuid(), id, opened_on, 8, now(), 1 FROM site_assistance;
                INSERT INTO staff (organization_id, id, name, named_at)
                SELECT organization_id, id, 'Person', now() FROM sites;
                INSERT INTO credentials (
                    organization_id, id, person_id, kind, valid_from, valid_until, awarded_at, awarded_by, version)
                SELECT organization_id, gen_random_uuid(), id, 'peer-life-coach', '2026-01-01', '2026-12-31', now(), id, 1
                FROM staff;
                ANALYZE;
                """, owner);
            await fill.ExecuteNonQueryAsync();
            await using var middle = new NpgsqlCommand("""
                SELECT organization_id, ends_on, a.id, (
                    SELECT id FROM credentials c WHERE c.organization_id = a.organization_id ORDER BY id OFFSET 2000 LIMIT 1)
                FROM site_assistance a JOIN organizations USING (organization_id)
                WHERE name = 'Large' ORDER BY ends_on, a.id OFFSET 2000 LIMIT 1
                """, owner);
            await using var row = await middle.ExecuteReaderAsync();
            await row.ReadAsync();
            Organization = row.GetGuid(0);
            AssistanceCursor = CursorAfter(new ListAssistance.Key(row.GetFieldValue<DateOnly>(1), row.GetGuid(2)));
            CredentialCursor = CursorAfter(row.GetGuid(3));
        }

        private static string CursorAfter<TKey>(TKey key) => Page.Of([key, key], 1, last => last).Next!;
    }
}
