using System.Globalization;

namespace Platform.Cohorts;

/// <summary>Words that templates and lessons have in several languages, by language as <c>en</c>.</summary>
internal static class InLanguages
{
    /// <summary>The words in the reader's language, or in English where nobody has translated them.</summary>
    public static string ForReader(this IReadOnlyDictionary<string, string> words) =>
        words.For(CultureInfo.CurrentUICulture);

    public static string For(this IReadOnlyDictionary<string, string> words, CultureInfo reader) =>
        words.TryGetValue(reader.TwoLetterISOLanguageName, out var said) ? said : words["en"];
}
