namespace Platform.ServiceDefaults;

/// <summary>How people call the zones of the United States: ET and not EST or EDT, for the clock knows which it is.</summary>
public static class ZoneNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["America/New_York"] = "ET",
        ["America/Detroit"] = "ET",
        ["America/Indiana/Indianapolis"] = "ET",
        ["America/Kentucky/Louisville"] = "ET",
        ["America/Chicago"] = "CT",
        ["America/Denver"] = "MT",
        ["America/Boise"] = "MT",
        ["America/Phoenix"] = "MST",
        ["America/Los_Angeles"] = "PT",
        ["America/Anchorage"] = "AKT",
        ["Pacific/Honolulu"] = "HT",
        ["America/Puerto_Rico"] = "AT",
    };

    /// <summary>The zones that forms offer, from east to west.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        "America/Puerto_Rico",
        "America/New_York",
        "America/Indiana/Indianapolis",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
    ];

    /// <summary>As <c>ET</c>; of a zone that has no such name, the city.</summary>
    public static string Of(string zone) => Known.TryGetValue(zone, out var name) ? name : City(zone);

    /// <summary>As <c>New York</c>.</summary>
    public static string City(string zone) =>
        zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
