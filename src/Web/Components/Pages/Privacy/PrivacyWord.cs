using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Privacy;

/// <summary>The words for what stands in an account as a code.</summary>
internal static class PrivacyWord
{
    public static string Purpose(string purpose) => Word($"Purpose_{purpose}") ?? purpose;

    public static string Transport(string transport) => Word($"Transport_{transport}") ?? transport;

    public static string Act(string action) => Word($"Act_{action}") ?? action;

    /// <summary>What was looked at; a thing that has no word yet is said as the trail has it.</summary>
    public static string Thing(string what) => Word($"Thing_{what}") ?? what;

    private static string? Word(string name) => PrivacyWords.ResourceManager.GetString(name, PrivacyWords.Culture);
}
