using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Templates;

namespace Platform.Casework.Consents;

/// <summary>The form by which people consent now, in the reader's language or in the one that is asked for.</summary>
internal static class GetConsentForm
{
    public sealed record Response(
        string Code,
        int Version,
        string Language,
        string Title,
        string Introduction,
        IReadOnlyList<Choice> Categories,
        IReadOnlyList<Choice> Purposes,
        IReadOnlyList<Statement> Statements,
        string RevocationMethod);

    public sealed record Choice(string Code, string Title, string Text);

    public sealed record Statement(string Code, string Text);

    /// <param name="version">Of a consent that was signed; the newest where none is named.</param>
    public static Results<Ok<Response>, NotFound> Handle(
        [AllowedValues(null, "en", "es")] string? language = null, [Range(1, 1000)] int? version = null)
    {
        var form = version is null
            ? PublishedTemplates.NewestConsentForm
            : PublishedTemplates.ConsentForms.FirstOrDefault(known => known.Version == version);
        if (form is null) return TypedResults.NotFound();

        string In(IReadOnlyDictionary<string, string> text) => language is null ? text.ForReader() : text[language];
        Choice Shown(ConsentChoice choice) => new(choice.Code, In(choice.Title), In(choice.Text));

        return TypedResults.Ok(new Response(
            form.Code,
            form.Version,
            language ?? Titles.ReadersLanguage,
            In(form.Title),
            In(form.Introduction),
            [.. form.Categories.Select(Shown)],
            [.. form.Purposes.Select(Shown)],
            [.. form.Statements.Select(statement => new Statement(statement.Code, In(statement.Text)))],
            In(form.RevocationMethod)));
    }
}
