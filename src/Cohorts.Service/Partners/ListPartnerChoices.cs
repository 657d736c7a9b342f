using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Cohorts.Partners;

/// <summary>What interests, languages and free times are chosen from, in the reader's language and by its alphabet.</summary>
internal static class ListPartnerChoices
{
    public sealed record Response(
        IReadOnlyList<Item> Interests, IReadOnlyList<Item> Languages, IReadOnlyList<string> FreeTimes);

    public sealed record Item(string Code, string Title);

    public static Ok<Response> Handle() => TypedResults.Ok(new Response(
        ByTitle(PartnerChoices.Interests.Values), ByTitle(PartnerChoices.Languages.Values), PartnerChoices.FreeTimes));

    private static Item[] ByTitle(IEnumerable<Choice> choices) =>
    [
        .. choices
            .Select(choice => new Item(choice.Code, choice.TitleFor(CultureInfo.CurrentUICulture)))
            .OrderBy(item => item.Title, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true)),
    ];
}
