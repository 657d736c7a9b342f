namespace Platform.Casework.Templates;

/// <summary>
/// The words of the form by which somebody consents. A published version never changes: a consent says which one was signed,
/// and in which language.
/// </summary>
internal sealed class ConsentForm
{
    public const string ToDisclose = "consent-to-disclose";

    public required string Code { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyDictionary<string, string> Title { get; init; }
    public required IReadOnlyDictionary<string, string> Introduction { get; init; }
    public required IReadOnlyList<ConsentChoice> Categories { get; init; }
    public required IReadOnlyList<ConsentChoice> Purposes { get; init; }
    public required IReadOnlyList<ConsentStatement> Statements { get; init; }

    /// <summary>How a consent is taken back, unless the form is to say something else.</summary>
    public required IReadOnlyDictionary<string, string> RevocationMethod { get; init; }
}

/// <param name="Text">What choosing it means.</param>
internal sealed record ConsentChoice(
    string Code, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text);

internal sealed record ConsentStatement(string Code, IReadOnlyDictionary<string, string> Text);
