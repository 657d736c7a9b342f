using System.Globalization;
using System.Text.Json;

namespace Platform.Cohorts.Partners;

/// <summary>What interests, languages and times are chosen from: a JSON file that comes with the service.</summary>
internal static class PartnerChoices
{
    private static readonly Document s_document = Read();

    public static IReadOnlyDictionary<string, Choice> Interests { get; } =
        s_document.Interests.ToDictionary(choice => choice.Code);

    public static IReadOnlyDictionary<string, Choice> Languages { get; } =
        s_document.Languages.ToDictionary(choice => choice.Code);

    /// <summary>Three parts of each day of the week, in their order: <c>mon-morning</c> to <c>sun-evening</c>.</summary>
    public static IReadOnlyList<string> FreeTimes { get; } =
    [
        .. from day in (string[])["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
           from part in (string[])["morning", "afternoon", "evening"]
           select $"{day}-{part}",
    ];

    private static Document Read()
    {
        using var file = typeof(PartnerChoices).Assembly
            .GetManifestResourceStream("Platform.Cohorts.Partners.partner-choices.json")!;
        return JsonSerializer.Deserialize<Document>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Document(IReadOnlyList<Choice> Interests, IReadOnlyList<Choice> Languages);
}

/// <param name="Code">What is stored; never changed.</param>
/// <param name="Title">By language, as <c>en</c>.</param>
internal sealed record Choice(string Code, IReadOnlyDictionary<string, string> Title)
{
    /// <summary>The title in the reader's language.</summary>
    public string TitleFor(CultureInfo reader) => Title.GetValueOrDefault(reader.TwoLetterISOLanguageName, Title["en"]);
}
