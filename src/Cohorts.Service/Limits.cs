using System.Globalization;
using System.Resources;

namespace Platform.Cohorts;

/// <summary>What is said at a field, in the reader's language.</summary>
internal static class Limits
{
    private static readonly ResourceManager Texts = new("Platform.Cohorts.Refusals", typeof(Limits).Assembly);

    public static string Sentence(string code, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(code, CultureInfo.CurrentUICulture)!, arguments);
}
