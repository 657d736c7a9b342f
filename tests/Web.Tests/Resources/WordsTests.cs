using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Resources;

public sealed partial class WordsTests
{
    private static readonly string Folder = Path.Combine(Source.Web, "Resources");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*Words.resx").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sentence_is_there_in_both_languages_with_the_same_places_to_fill(string file)
    {
        var english = Read(file);
        var spanish = Read($"{file}.es");

        Assert.Equal(english.Keys.Order(), spanish.Keys.Order());
        foreach (var (key, sentence) in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(sentence), key);
            Assert.False(string.IsNullOrWhiteSpace(spanish[key]), key);
            Assert.Equal(Places(sentence), Places(spanish[key]));
        }
    }

    [Fact]
    public void Every_kind_of_credential_that_is_awarded_has_a_name_for_readers()
    {
        var kinds = JsonSerializer.Deserialize<string[]>(
            File.ReadAllText(Path.Combine(Source.Web, "..", "Training.Service", "Credentials", "credential-kinds.json")))!;

        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.Contains($"Kind_{kind}", Read("CredentialWords").Keys));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sentence_is_said_somewhere(string file)
    {
        var code = string.Join('\n', Directory
            .EnumerateFiles(Source.Web, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            .Select(File.ReadAllText));

        // Names such as Role_case-manager are put together where they are read.
        var unsaid = Read(file).Keys
            .Where(key => !Regex.IsMatch(code, $@"\b{file}\.{Regex.Escape(key)}\b"))
            .Where(key => !key.Contains('_', StringComparison.Ordinal) || !code.Contains($"\"{key[..(key.IndexOf('_', StringComparison.Ordinal) + 1)]}{{", StringComparison.Ordinal));

        Assert.Empty(unsaid);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_word_that_hurts_is_used(string file)
    {
        foreach (var sentence in Read(file).Values.Concat(Read($"{file}.es").Values))
            Assert.DoesNotMatch(Hurting(), sentence);
    }

    private static Dictionary<string, string> Read(string name) => XDocument
        .Load(Path.Combine(Folder, $"{name}.resx"))
        .Descendants("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static string[] Places(string sentence) => [.. Place().Matches(sentence).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(patients?|clients?|no-shows?|non-compliant|relapse|discharged?|pacientes?|clientes?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hurting();
}
