using System.Globalization;

namespace Platform.Bench;

/// <summary>The processes that belong to something that was started with a folder of its own, and their children.</summary>
internal static class Processes
{
    // USER_HZ: what /proc counts a process's time in, on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Everything whose command or environment names <paramref name="mark"/>, and what it started, but for ourselves.</summary>
    public static IReadOnlyList<int> Of(string mark)
    {
        var parents = new Dictionary<int, int>();
        var ours = new HashSet<int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (Stat(id) is not [_, var parent, ..]) continue;

            parents[id] = int.Parse(parent, CultureInfo.InvariantCulture);
            if (Mentions($"{folder}/environ", mark) || Mentions($"{folder}/cmdline", mark)) ours.Add(id);
        }

        ours.Remove(Environment.ProcessId);
        return [.. parents.Keys.Where(IsOurs)];

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

    public static string NameOf(int id)
    {
        var command = (Read($"/proc/{id}/cmdline") ?? "").Split('\0');
        return Path.GetFileName(command[0].Split(':')[0]);
    }

    /// <summary>
    /// What a process takes of the memory: pages that several share count in equal parts (proportional set size), so that
    /// the sum is what the machine would have free without them. Null for one that has ended.
    /// </summary>
    public static long? PssMiB(int id) =>
        Read($"/proc/{id}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal)) is { } pss
            ? long.Parse(pss.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : null;

    /// <summary>How long the processes have been computing, together.</summary>
    public static TimeSpan Computed(IEnumerable<int> ids) => TimeSpan.FromSeconds(ids.Sum(id =>
        Stat(id) is { } stat
            ? stat[11..13].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond
            : 0));

    // The name may hold blanks and brackets: what follows its last bracket is state, parent and so on.
    private static string[]? Stat(int id) =>
        Read($"/proc/{id}/stat") is { } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static bool Mentions(string file, string mark) => Read(file)?.Contains(mark, StringComparison.Ordinal) is true;

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
