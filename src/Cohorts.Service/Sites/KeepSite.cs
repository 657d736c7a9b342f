using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Contracts.Directory;

namespace Platform.Cohorts.Sites;

/// <summary>
/// Keeps the newest of what the directory says of a site. Where the zone of a site was corrected, the meetings to come
/// stay at their local time, and their instants follow.
/// </summary>
internal sealed partial class KeepSite(CohortsDb db, TimeProvider clock, ILogger<KeepSite> log) : IConsumer<SiteOpened>
{
    public async Task Consume(ConsumeContext<SiteOpened> context)
    {
        var (site, cancel) = (context.Message, context.CancellationToken);
        // A zone that this machine does not know would break every page of the site: to the error queue with it.
        _ = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

        var kept = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sites (organization_id, id, name, time_zone, version)
            VALUES ({site.OrganizationId}, {site.SiteId}, {site.Name}, {site.TimeZone}, {site.Version})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET name = excluded.name, time_zone = excluded.time_zone, version = excluded.version
            WHERE sites.version < excluded.version
            """,
            cancel);
        if (kept == 0) return;

        var now = clock.GetUtcNow();
        var elsewhere = await db.Meetings
            .Where(meeting => meeting.TimeZone != site.TimeZone && meeting.Instant > now)
            .Where(meeting => db.Cohorts.Any(cohort => cohort.Id == meeting.CohortId && cohort.SiteId == site.SiteId))
            .ToListAsync(cancel);
        foreach (var meeting in elsewhere) meeting.Follow(site.TimeZone, now);
        await db.SaveChangesAsync(cancel);
        if (elsewhere.Count > 0) LogZoneCorrected(site.SiteId, elsewhere.Count);
    }

    [LoggerMessage(LogLevel.Information, "The zone of site {SiteId} was corrected: {Meetings} meetings have new instants")]
    private partial void LogZoneCorrected(Guid siteId, int meetings);
}
