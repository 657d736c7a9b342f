using System.Globalization;
using System.Reflection;
using System.Resources;
using Platform.Domain;

namespace Platform.Testing;

/// <summary>The refusals that stand at the foot of a service's aggregates, and the sentences that its resources have for them.</summary>
public static class RefusalCodes
{
    /// <summary>Each refusal of <paramref name="service"/>, made as the aggregates make it, with arguments of the right kinds.</summary>
    public static IReadOnlyList<RuleViolationException> Of(Assembly service) =>
    [
        .. service.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(RuleViolationException) && !method.Name.Contains('<', StringComparison.Ordinal))
            .Select(method => (RuleViolationException)method.Invoke(
                null, [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType))])!),
    ];

    /// <summary>
    /// What is wrong with the sentences: a code without one in English or Spanish, the same in both, a placeholder without
    /// argument, a sentence without code. Empty when all is well.
    /// </summary>
    /// <param name="alsoUsed">Codes that are refused elsewhere than in an aggregate.</param>
    public static IEnumerable<string> Faults(Assembly service, string resources, params string[] alsoUsed)
    {
        var texts = new ResourceManager(resources, service);
        var english = Read(texts, CultureInfo.InvariantCulture);
        var spanish = Read(texts, CultureInfo.GetCultureInfo("es"));
        var refusals = Of(service);
        foreach (var refusal in refusals)
        {
            if (!english.TryGetValue(refusal.Code, out var inEnglish)) yield return $"{refusal.Code} has no English sentence.";
            else if (!spanish.TryGetValue(refusal.Code, out var inSpanish)) yield return $"{refusal.Code} has no Spanish sentence.";
            else
            {
                if (inEnglish == inSpanish) yield return $"{refusal.Code} says the same in both languages.";
                foreach (var sentence in (string[])[inEnglish, inSpanish])
                    if (!Fits(sentence, refusal.Arguments)) yield return $"{refusal.Code} has a placeholder without argument: {sentence}";
            }
        }

        var known = refusals.Select(refusal => refusal.Code).Concat(alsoUsed).ToHashSet();
        foreach (var code in english.Keys.Union(spanish.Keys).Where(code => !known.Contains(code)))
            yield return $"{code} has a sentence, and nobody says it.";
    }

    private static Dictionary<string, string> Read(ResourceManager texts, CultureInfo culture) =>
        (texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new InvalidOperationException($"There are no resources for '{culture.Name}'."))
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static bool Fits(string sentence, IReadOnlyList<object> arguments)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, sentence, [.. arguments]).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "somebody" : type.IsValueType ? Activator.CreateInstance(type) : null;
}
