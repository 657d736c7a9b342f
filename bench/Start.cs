using System.Diagnostics;
using System.Globalization;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>
/// The platform as a user starts it, on a built tree and without demo data: how long until all is healthy, what its
/// processes take together when nobody uses it, how long until none is left.
/// </summary>
internal static class Start
{
    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        Console.WriteLine($"{machine.Processor}, {machine.Cores} cores, {machine.MemoryGiB} GiB; load {machine.LoadBefore}");
        var parent = Directory.Exists("/var/tmp") ? "/var/tmp" : Path.GetTempPath();
        var data = Path.Combine(parent, $"platform-bench-{Environment.ProcessId}");

        // Twice: the first run makes the databases, the second finds them, as every later one does.
        var first = await Run(data);
        await Platform(data, "stop");
        var second = await Run(data);
        Console.WriteLine($"healthy after {first:F1} s with a new data folder, {second:F1} s with its own");

        Console.WriteLine($"Leaving it alone for {options.Seconds} s …");
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
        var idle = IdleProcesses(data).OrderByDescending(process => process.PssMiB).ToArray();
        var stopping = Stopwatch.StartNew();
        await Platform(data, "stop");
        var stopped = stopping.Elapsed.TotalSeconds;
        var left = IdleProcesses(data).ToArray();
        await Platform(data, "reset", "--yes");

        var result = new
        {
            Machine = machine,
            LoadAfter = Machine.Load(),
            HealthyAfterSeconds = new { NewData = Math.Round(first, 1), OwnData = Math.Round(second, 1) },
            IdlePssMiB = idle.Sum(process => process.PssMiB),
            StoppedAfterSeconds = Math.Round(stopped, 1),
            LeftRunning = left.Select(process => process.Name),
            Processes = idle.GroupBy(process => process.Name)
                .Select(group => new { Name = group.Key, Count = group.Count(), PssMiB = group.Sum(process => process.PssMiB) })
                .OrderByDescending(group => group.PssMiB),
        };
        foreach (var process in result.Processes) Console.WriteLine($"{process.PssMiB,6} MiB  {process.Count,2} × {process.Name}");
        Console.WriteLine($"{result.IdlePssMiB,6} MiB together; stopped after {result.StoppedAfterSeconds} s; left running: {left.Length}");
        await Results.Keep("start", result);
        return left.Length;
    }

    /// <summary>The whole command, with the look whether something has to be built.</summary>
    private static async Task<double> Run(string data)
    {
        var clock = Stopwatch.StartNew();
        await Platform(data, "run", "--detach", "--no-demo", "--port", "0");
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task Platform(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(RouteTable.Repository(), "platform"), [.. arguments, "--data", data]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"./platform {string.Join(' ', arguments)} failed.");
    }

    /// <summary>
    /// The processes of the platform with this data folder, and what each takes of the memory: pages that several share
    /// count in equal parts (proportional set size), so that the sum is what the machine would have free without them.
    /// </summary>
    private static IEnumerable<(string Name, long PssMiB)> IdleProcesses(string data)
    {
        var parents = new Dictionary<int, int>();
        var ours = new HashSet<int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (Read($"{folder}/stat") is not { } stat) continue;

            // The name may hold blanks and brackets: what follows its last bracket is state and parent.
            parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            if (Mentions($"{folder}/environ", data) || Mentions($"{folder}/cmdline", data)) ours.Add(id);
        }

        ours.Remove(Environment.ProcessId);
        return
        [
            .. parents.Keys
                .Where(IsOurs)
                .Select(id => (Name: NameOf(id), Pss: Read($"/proc/{id}/smaps_rollup")))
                .Where(process => process.Pss is not null)
                .Select(process => (process.Name, Pss(process.Pss!) / 1024)),
        ];

        bool IsOurs(int id)
        {
            for (; id > 1; id = parents.GetValueOrDefault(id))
            {
                if (id == Environment.ProcessId) return false;
                if (ours.Contains(id)) return true;
            }

            return false;
        }
    }

    private static bool Mentions(string file, string data) =>
        Read(file)?.Contains(data, StringComparison.Ordinal) is true;

    private static string NameOf(int id)
    {
        var command = (Read($"/proc/{id}/cmdline") ?? "").Split('\0');
        return Path.GetFileName(command[0].Split(':')[0]);
    }

    private static long Pss(string rollup) => long.Parse(
        rollup.Split('\n').First(line => line.StartsWith("Pss:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    // A process may end while it is looked at.
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
