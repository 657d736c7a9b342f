using System.Globalization;
using System.Resources;

namespace Platform.ServiceDefaults;

/// <summary>
/// The sentences of refusals, by code, from the resource files that the processes bring with them. One resource named
/// as the code, with the refusal's arguments as placeholders, in English and in Spanish.
/// </summary>
public sealed class RefusalTexts
{
    private readonly List<ResourceManager> _texts = [];

    internal void Add(ResourceManager texts) => _texts.Add(texts);

    /// <summary>The sentence for <paramref name="code"/> in the language of the request, or null if nobody wrote one.</summary>
    public string? Sentence(string code, IEnumerable<object> arguments)
    {
        var format = _texts
            .Select(texts => texts.GetString(code, CultureInfo.CurrentUICulture))
            .FirstOrDefault(text => text is not null);
        return format is null ? null : string.Format(CultureInfo.CurrentCulture, format, [.. arguments]);
    }
}
