using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Data;
using Platform.Cohorts.Tests.Support;
using Platform.Data;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class DeriveInstantsTests(CohortsApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migration_step_sets_right_what_was_derived_from_other_rules_and_touches_nothing_else()
    {
        var affiliate = await app.AnAffiliate();
        var (stale, good) = (await affiliate.AnActiveCohort(), await affiliate.AnActiveCohort());
        var right = await Instants(affiliate, stale);
        // As if the zone's rules of last year had said otherwise.
        await app.Query(affiliate.OrganizationId, db => db.Set<Meeting>()
            .Where(meeting => meeting.CohortId == stale && meeting.Number > 30)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Instant, m => m.Instant.AddHours(1)), Cancel));

        await using var migrating = OwnersServices();
        await using var owner = migrating.CreateAsyncScope();
        await DeriveInstants.OfAllOrganizations(
            owner.ServiceProvider.GetRequiredService<CohortsDb>(), migrating, Cancel);

        Assert.Equal(right, await Instants(affiliate, stale));
        Assert.Equal([(30, 1), (22, 2)], await Versions(affiliate, stale));
        Assert.Equal([(52, 1)], await Versions(affiliate, good));
    }

    private Task<DateTimeOffset[]> Instants(Affiliate affiliate, Guid cohort) => app.Query(
        affiliate.OrganizationId,
        db => db.Set<Meeting>()
            .Where(meeting => meeting.CohortId == cohort)
            .OrderBy(meeting => meeting.Number)
            .Select(meeting => meeting.Instant)
            .ToArrayAsync(Cancel));

    /// <summary>How many meetings have which version.</summary>
    private async Task<IEnumerable<(int Meetings, int Version)>> Versions(Affiliate affiliate, Guid cohort)
    {
        var versions = await app.Query(affiliate.OrganizationId, db => db.Meetings
            .Where(meeting => meeting.CohortId == cohort)
            .Select(meeting => meeting.Version)
            .ToListAsync(Cancel));
        return versions.CountBy(version => version).OrderBy(count => count.Key).Select(count => (count.Value, count.Key));
    }

    private ServiceProvider OwnersServices() => new ServiceCollection()
        .AddSingleton<TimeProvider>(app.Clock)
        .AddLogging()
        .AddScoped<Tenant>()
        .AddDbContext<CohortsDb>(options => options.UseNpgsql(app.Owner))
        .BuildServiceProvider();
}
