using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>Keeps what was found, one file for each run.</summary>
internal static class Results
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task Keep(string name, object result)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var file = Path.Combine(RouteTable.Repository(), "bench", "results", $"{name}-{at}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, Readable) + "\n");
        Console.WriteLine($"Kept in {Path.GetRelativePath(RouteTable.Repository(), file)}");
    }
}
