using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Platform.Cohorts.Data;

namespace Platform.Cohorts.Tests;

public sealed partial class RefusalsTests
{
    private static readonly ResourceManager Texts = new("Platform.Cohorts.Refusals", typeof(CohortsDb).Assembly);

    [Fact]
    public void Every_refusal_has_its_sentence_in_both_languages_and_no_sentence_is_left_over()
    {
        var codes = Sources()
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.NotEmpty(codes);
        Assert.Equal(codes, Sentences("en").Keys.Order(StringComparer.Ordinal));
        Assert.Equal(codes, Sentences("es").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_name_the_same_things()
    {
        var (english, spanish) = (Sentences("en"), Sentences("es"));

        Assert.All(english.Keys, code =>
        {
            Assert.Equal(Placeholders(english[code]), Placeholders(spanish[code]));
            Assert.NotEqual(english[code], spanish[code]);
        });
    }

    private static Dictionary<string, string> Sentences(string language)
    {
        // English stands in the neutral file.
        var culture = language is "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        return Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string[] Placeholders(string sentence) =>
        [.. Placeholder().Matches(sentence).Select(match => match.Value).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Cohorts.Service"), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex("new\\(\"([a-z]+\\.[a-z-]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\d(:\w+)?\}")]
    private static partial Regex Placeholder();
}
