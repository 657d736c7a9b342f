namespace Platform.Domain;

/// <summary>
/// An aggregate refused what was asked of it. Over HTTP this is a 409 with problem details, whose sentence
/// comes from the service's <c>Refusals</c> resources in the reader's language.
/// </summary>
/// <param name="code">Why, for a program, as <c>cohort.odd-number</c>. Part of the API: never renamed.</param>
/// <param name="arguments">What the sentence needs to name, in the order of its placeholders; also sent to the caller.</param>
public sealed class RuleViolationException(string code, params object[] arguments) : Exception(code)
{
    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
