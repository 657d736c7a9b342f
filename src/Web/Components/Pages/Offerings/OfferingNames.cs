using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Offerings;

/// <summary>What kinds, languages and sessions are called.</summary>
internal static class OfferingNames
{
    public static IReadOnlyList<string> Kinds { get; } = ["webinarSeries", "learningNetwork", "workshop", "coachTraining"];

    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    public static string Kind(string kind) => OfferingWords.ResourceManager.GetString($"Kind_{kind}", OfferingWords.Culture) ?? kind;

    /// <summary>Each language is called by its own name.</summary>
    public static string Language(string language) => language == "es" ? "Español" : "English";

    /// <summary>Session 2: The Role of Peer Support …</summary>
    public static string Session(int number, string? title) => title is null
        ? Say.With(OfferingWords.Session_Number, number)
        : Say.With(OfferingWords.Session_Titled, number, title);
}
