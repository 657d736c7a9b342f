using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;

namespace Platform.Cohorts.Cohorts;

/// <summary>
/// Derives the instants of meetings to come anew, in the migration step, before each start of the service. A process reads
/// the zones' rules once, so a new release of them takes effect with a restart, and the restart is where they are applied.
/// Meetings whose instant comes out the same, which is nearly always all of them, are not touched.
/// </summary>
internal static class DeriveInstants
{
    private sealed record Slot(
        Guid OrganizationId, Guid CohortId, DateOnly Date, TimeOnly Time, string TimeZone, string SiteZone, DateTimeOffset Instant);

    public static async Task OfAllOrganizations(CohortsDb owner, IServiceProvider services, CancellationToken cancel)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var stale = await owner.Database
            .SqlQuery<Slot>($"""
                SELECT m.organization_id AS "OrganizationId", m.cohort_id AS "CohortId", m."on" AS "Date", m.at AS "Time",
                    m.time_zone AS "TimeZone", s.time_zone AS "SiteZone", m.instant AS "Instant"
                FROM meetings m
                JOIN cohorts c ON (c.organization_id, c.id) = (m.organization_id, m.cohort_id)
                JOIN sites s ON (s.organization_id, s.id) = (c.organization_id, c.site_id)
                WHERE m.instant > {now}
                """)
            .AsAsyncEnumerable()
            .Where(IsStale)
            .Select(slot => (slot.OrganizationId, slot.CohortId))
            .Distinct()
            .ToListAsync(cancel);

        foreach (var (organizationId, cohortId) in stale)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(organizationId);
            var db = scope.ServiceProvider.GetRequiredService<CohortsDb>();
            // The owner sees all organisations' rows: the tenant decides here, not the database.
            var cohort = await db.Cohorts
                .Where(known => EF.Property<Guid>(known, "OrganizationId") == organizationId)
                .Include(known => known.Meetings)
                .SingleAsync(known => known.Id == cohortId, cancel);
            var site = await db.Sites
                .SingleAsync(known => known.OrganizationId == organizationId && known.Id == cohort.SiteId, cancel);
            cohort.DeriveInstants(site.TimeZone, now);
            await db.SaveChangesAsync(cancel);
        }
    }

    private static bool IsStale(Slot slot) =>
        slot.TimeZone != slot.SiteZone
        || LocalMoment.At(slot.Date, slot.Time, TimeZoneInfo.FindSystemTimeZoneById(slot.SiteZone)).Instant != slot.Instant;
}
