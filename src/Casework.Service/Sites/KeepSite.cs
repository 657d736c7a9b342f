using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Contracts.Directory;

namespace Platform.Casework.Sites;

/// <summary>
/// Keeps the newest of what the directory says of a site. Where the zone of a site was corrected, the days of its teams'
/// covers begin and end by the new one.
/// </summary>
internal sealed class KeepSite(CaseworkDb db) : IConsumer<SiteOpened>
{
    public async Task Consume(ConsumeContext<SiteOpened> context)
    {
        var (site, cancel) = (context.Message, context.CancellationToken);
        // A zone that this machine does not know would break every page of the site: to the error queue with it.
        _ = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

        var zone = await db.Sites.Where(known => known.Id == site.SiteId).Select(known => known.TimeZone)
            .SingleOrDefaultAsync(cancel);
        var kept = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sites (organization_id, id, name, time_zone, version)
            VALUES ({site.OrganizationId}, {site.SiteId}, {site.Name}, {site.TimeZone}, {site.Version})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET name = excluded.name, time_zone = excluded.time_zone, version = excluded.version
            WHERE sites.version < excluded.version
            """,
            cancel);
        if (kept == 0 || zone is null || zone == site.TimeZone) return;

        var teams = await db.Teams
            .Where(team => team.SiteId == site.SiteId)
            .Include(team => team.Covers)
            .ToListAsync(cancel);
        foreach (var team in teams) team.DeriveInstants(site.TimeZone);
        await db.SaveChangesAsync(cancel);
    }
}
