using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Bench;

/// <summary>Where something was measured. A figure without it says nothing.</summary>
/// <param name="LoadBefore">The load average of the last minute when measuring began: what else the machine was doing.</param>
internal sealed record Machine(string Processor, int Cores, double MemoryGiB, string System, string Runtime, double LoadBefore)
{
    public static Machine Here()
    {
        var processor = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var memory = File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new Machine(
            processor ?? "unknown",
            Environment.ProcessorCount,
            Math.Round(double.Parse(memory, CultureInfo.InvariantCulture) / (1 << 20), 1),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            Load());
    }

    public static double Load() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}
