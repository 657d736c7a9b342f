using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;

namespace Platform.Casework.Sites;

/// <summary>Days and times as the clock on a site's wall shows them.</summary>
internal static class Local
{
    public static DateOnly Day(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(On(instant, zone));

    /// <summary>The instant of a time on a day at a site; of a doubled or missing hour one of the two possible ones.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly at, string zone)
    {
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The date at the site of a team.</summary>
    public static async Task<DateOnly> TodayWhere(this CaseworkDb db, Guid teamId, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = await db.Sites
            .Where(site => db.Teams.Any(team => team.Id == teamId && team.SiteId == site.Id))
            .Select(site => site.TimeZone)
            .SingleAsync(cancel);
        return Day(now, zone);
    }

    private static DateTime On(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
}
