using System.Globalization;
using System.Resources;

namespace Platform.Casework;

/// <summary>What is said at a field that only casework has, in the reader's language.</summary>
internal static class Limits
{
    private static readonly ResourceManager Texts = new("Platform.Casework.Refusals", typeof(Limits).Assembly);

    public static string Sentence(string code) => Texts.GetString(code, CultureInfo.CurrentUICulture)!;
}
