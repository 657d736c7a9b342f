using Platform.Web.Clients;

namespace Platform.Web.Components.Kit;

/// <summary>What has to change in a form before it can be sent on: one sentence per field, in the fields' order.</summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Sentence)> _all = [];

    public IReadOnlyList<(string Field, string Sentence)> All => _all;

    public bool Any => _all.Count > 0;

    public string? this[string field] => _all.Find(error => error.Field == field).Sentence;

    public void Add(string field, string sentence) => _all.Add((field, sentence));

    /// <summary>The value without blanks around it, or null, which is noted as <paramref name="missing"/>.</summary>
    public string? Require(string field, string? value, string missing)
    {
        if (!string.IsNullOrWhiteSpace(value)) return value.Trim();
        Add(field, missing);
        return null;
    }

    /// <summary>Takes over what the service could not read, under the fields' own names.</summary>
    public void Take(Invalid answer)
    {
        foreach (var (field, sentences) in answer.Errors)
            foreach (var sentence in sentences)
                Add(field, sentence);
    }
}
