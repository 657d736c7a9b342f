using System.Diagnostics;
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

    private static IEnumerable<(string Name, long PssMiB)> IdleProcesses(string data) => Processes.Of(data)
        .Select(id => (Name: Processes.NameOf(id), Pss: Processes.PssMiB(id)))
        .Where(process => process.Pss is not null)
        .Select(process => (process.Name, process.Pss!.Value));
}
