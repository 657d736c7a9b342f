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

    private static DateTime On(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
}
