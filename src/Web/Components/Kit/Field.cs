using Microsoft.AspNetCore.Components;

namespace Platform.Web.Components.Kit;

/// <summary>What all fields have: a name under which the form sends the value, words around it, and what is wrong with it.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name in the form, and the id in the page.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Value { get; set; }

    /// <summary>What is wrong with each field, by its name. Cascades from the page's form.</summary>
    [CascadingParameter] public FormErrors? Errors { get; set; }

    protected string Id => IdOf(Name);

    /// <summary>The id in the page of the field of that name: where the error summary leads to.</summary>
    public static string IdOf(string name) => name.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal);

    protected string? Error => Errors?[Name];

    protected string? Invalid => Error is null ? null : "true";

    protected string? ErrorClass(string control) => Error is null ? null : $"{control}--error";

    protected string? DescribedBy =>
        (Hint, Error) switch
        {
            (null, null) => null,
            (_, null) => $"{Id}-hint",
            (null, _) => $"{Id}-error",
            _ => $"{Id}-hint {Id}-error",
        };
}
