using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Consents;

/// <summary>The words for what stands in a consent as a code.</summary>
internal static class ConsentWord
{
    /// <summary>The reader's language, as services name it.</summary>
    public static string Language => Languages.IsSpanish ? "es" : "en";

    public static string State(string state) => Word($"State_{state}");

    public static Shape ShapeOf(string state) => state == Consent.Active ? Shape.Done : Shape.DoesNotCount;

    public static string Until(string kind, DateOnly? on, string? @event) => (kind, on, @event) switch
    {
        ("date", { } day, _) => Say.With(ConsentWords.Until_date, Say.Date(day)),
        ("event", _, { } what) => Word($"Expiry_{what}"),
        _ => ConsentWords.Expiry_none,
    };

    public static string Capacity(string capacity) => Word($"Capacity_{capacity}");

    public static string Channel(string channel) => Word($"Channel_{channel}");

    /// <summary>The titles of choices, in the form's own words.</summary>
    public static string Titles(IEnumerable<ConsentChoice> choices, IEnumerable<string> codes) =>
        string.Join("; ", choices.Where(choice => codes.Contains(choice.Code)).Select(choice => choice.Title));

    public static string Date(DateTimeOffset at, string timeZone) => Say.Date(DateOnly.FromDateTime(Local(at, timeZone)));

    public static string Moment(DateTimeOffset at, string timeZone) =>
        $"{Date(at, timeZone)}, {Say.Time(TimeOnly.FromDateTime(Local(at, timeZone)))}";

    private static DateTime Local(DateTimeOffset at, string timeZone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime;

    private static string Word(string name) => ConsentWords.ResourceManager.GetString(name, ConsentWords.Culture) ?? name;
}
