using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Credentials;

internal static class CredentialNames
{
    /// <summary>What it certifies, in the reader's words.</summary>
    public static string Kind(string code) =>
        CredentialWords.ResourceManager.GetString($"Kind_{code}", CredentialWords.Culture) ?? code;

    public static string Months(int? months) =>
        months is { } some ? Say.Count(some, CredentialWords.Months_One, CredentialWords.Months_Other) : CredentialWords.Months_Open;
}
