using System.Text.Json;

namespace Aspire.Hosting.Data;

/// <summary>
/// Values that were generated once and must stay: a database does not forget the password it was made with. They lie
/// beside the data that hangs on them, so that both are kept or thrown away together.
/// </summary>
internal sealed class SavedParameters(DataFolder folder)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly Lock _gate = new();
    private SortedDictionary<string, string>? _values;

    public string GetOrAdd(string name, Func<string> make)
    {
        lock (_gate)
        {
            _values ??= Read();
            if (_values.TryGetValue(name, out var value)) return value;

            value = _values[name] = make();
            OwnFile.Write(folder.Parameters, JsonSerializer.Serialize(_values, Json));
            return value;
        }
    }

    private SortedDictionary<string, string> Read()
    {
        if (!File.Exists(folder.Parameters)) return [];

        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(folder.Parameters)) ?? [];
        }
        catch (JsonException failure)
        {
            throw new Refusal($"{folder.Parameters} holds the passwords of the data beside it and cannot be read: {failure.Message}");
        }
    }
}
