namespace Platform.Casework.Sites;

/// <summary>Days and times as the clock on a site's wall shows them.</summary>
internal static class Local
{
    public static DateOnly Day(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(On(instant, zone));

    private static DateTime On(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
}
