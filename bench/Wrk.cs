using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Bench;

/// <summary>The load generator: so many connections, each asking again as soon as it was answered. An answer that is none fails the run.</summary>
internal static partial class Wrk
{
    /// <param name="script">Lua, with a function <c>request</c>.</param>
    public static async Task<Figure> Run(Uri address, int connections, TimeSpan length, string script)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            // One thread is enough to keep a machine busy, and the machine is the servers'.
            var output = await Output("wrk",
                "--threads", "1", "--connections", $"{connections}", "--duration", $"{length.TotalSeconds:F0}s",
                "--latency", "--script", file, address.ToString());
            if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
                throw new InvalidOperationException($"Not every request to {address} was answered well:\n{output}");

            return new Figure(
                double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
                Milliseconds(P50().Match(output)),
                Milliseconds(P99().Match(output)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A script whose requests take turns.</summary>
    public static string Gets(string path, IEnumerable<IReadOnlyDictionary<string, string>> headers) => $$"""
        local requests, at = {}, 0
        function init()
        {{string.Join('\n', headers.Select(each =>
            $"  table.insert(requests, wrk.format('GET', '{path}', {{ {string.Join(", ", each.Select(header => $"['{header.Key}'] = '{header.Value}'"))} }}))"))}}
        end
        function request()
          at = at % #requests + 1
          return requests[at]
        end
        """;

    /// <summary>Runs a program, and gives what it wrote.</summary>
    internal static async Task<string> Output(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await error}");
    }

    private static double Milliseconds(Match match)
    {
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => value / 1_000, "ms" => value, _ => value * 1_000 };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P50();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}
