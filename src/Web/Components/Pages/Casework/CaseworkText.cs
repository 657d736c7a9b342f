using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Components.Layout;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Casework;

/// <summary>What casework says in codes, in the reader's words.</summary>
internal static class CaseworkText
{
    public static readonly string[] Places = ["residence", "home", "office", "community", "provider", "phone", "video"];
    public static readonly string[] Levels = ["doneFor", "together", "encouraged", "onTheirOwn"];
    public static readonly string[] Endings = ["completed", "byChoice", "moved", "other"];

    /// <summary>The parts of the model that are counted, in the order of the figures.</summary>
    public static readonly string[] Components = ["cti", "drt", "peer-led", "peer-support", "vocational", "trauma", "housing"];

    public static string Place(string code) => Word($"Place_{code}");

    public static string Level(string code) => Word($"Level_{code}");

    public static string Ending(string code) => Word($"Ending_{code}");

    public static string Setting(string code) => Word($"Setting_{code}");

    public static string Component(string code) => Word($"Component_{code}");

    public static string PhaseName(string code) => Word($"Phase_{code}");

    /// <summary>What was changed in a plan.</summary>
    public static string Change(string code) => Word($"Change_{code}");

    /// <summary>Weekly contact · Contact every two weeks · Monthly contact</summary>
    public static string Rhythm(int every, string unit) => (every, unit) switch
    {
        (1, "week") => CaseworkWords.Weekly,
        (_, "week") => Say.With(CaseworkWords.EveryWeeks, every),
        (1, _) => CaseworkWords.Monthly,
        _ => Say.With(CaseworkWords.EveryMonths, every),
    };

    /// <summary>Transportation, encouraged · 35 minutes</summary>
    public static string What(string kind, string? support, int minutes, string outcome) =>
        outcome == "missed"
            ? $"{kind} · {CaseworkWords.Missed}"
            : $"{kind}{(support is null ? "" : $", {Level(support)}")} · {Say.Count(minutes, CaseworkWords.Minutes_One, CaseworkWords.Minutes_Other)}";

    /// <summary>The day and time of an instant, on the clock of a site.</summary>
    public static string Moment(DateTimeOffset instant, string timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        return $"{Say.ShortDay(DateOnly.FromDateTime(local.DateTime))}, {Say.Time(TimeOnly.FromDateTime(local.DateTime))}";
    }

    /// <summary>Who answers a concern when its time is over.</summary>
    public static string Supervisor(ConcernRow concern) => Reader.RoleName(concern.EscalatesTo);

    /// <summary>3 of 4 · 2, where nothing is expected by number · a dash, where there is neither.</summary>
    public static string OfExpected(FidelityFigure figure) => figure switch
    {
        { Expected: null or 0, Delivered: 0 } => "–",
        { Expected: { } expected } => Say.With(CaseworkWords.DeliveredOf, figure.Delivered, expected),
        _ => $"{figure.Delivered}",
    };

    /// <summary>The components that are worth a column: something is expected of them, or was delivered.</summary>
    public static string[] Worth(IEnumerable<FidelityFigure> figures)
    {
        var some = figures.Where(figure => figure.Expected is not null || figure.Delivered > 0).Select(figure => figure.Component).ToHashSet();
        return [.. Components.Where(some.Contains)];
    }

    public static string Percent(FidelityFigure figure) =>
        figure.Ratio is { } ratio ? Say.With(CaseworkWords.Percent, Math.Round(100 * ratio)) : "–";

    private static string Word(string name) => CaseworkWords.ResourceManager.GetString(name, CaseworkWords.Culture) ?? name;
}
