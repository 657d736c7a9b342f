using System.Globalization;

namespace Platform.Bench;

/// <summary>What one leg found.</summary>
/// <param name="CpuMicroseconds">What the side's own processes computed for each, where that was looked at.</param>
internal sealed record Figure(double PerSecond, double? P50Ms = null, double? P99Ms = null, double? CpuMicroseconds = null);

/// <summary>One of those who are compared.</summary>
/// <param name="Mark">Names the side's processes (see <see cref="Processes"/>), to see what they compute.</param>
internal sealed record Side(string Name, Func<TimeSpan, Task<Figure>> Run, string? Mark = null);

/// <summary>
/// Sides that do the same take turns on one machine (A B C A B C …), each warmed up before and again at each turn, so that
/// whatever else the machine does meets all alike. What counts are the ratios within a round: their median, least and most.
/// </summary>
internal sealed class Comparison(Options options)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan WarmUpAgain = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, List<Figure>> _figures = [];

    public async Task Run(params Side[] sides)
    {
        foreach (var side in sides) await side.Run(WarmUp);
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var side in sides)
            {
                await side.Run(WarmUpAgain);
                var figure = await Watched(side);
                if (!_figures.TryGetValue(side.Name, out var all)) _figures[side.Name] = all = [];
                all.Add(figure);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{round}  {side.Name,-28} {figure.PerSecond,9:F0}/s  p50 {figure.P50Ms,6:F2} ms  p99 {figure.P99Ms,6:F2} ms  cpu {figure.CpuMicroseconds,5:F0} µs"));
            }
        }
    }

    /// <summary>All figures of a side, round by round.</summary>
    public object Sides => _figures.ToDictionary(
        side => side.Key,
        side => new
        {
            MedianPerSecond = Math.Round(Median(side.Value.Select(figure => figure.PerSecond)), 0),
            PerSecond = side.Value.Select(figure => Math.Round(figure.PerSecond, 0)),
            P50Ms = Rounded(side.Value.Select(figure => figure.P50Ms)),
            P99Ms = Rounded(side.Value.Select(figure => figure.P99Ms)),
            CpuMicroseconds = Rounded(side.Value.Select(figure => figure.CpuMicroseconds)),
        });

    public Ratio Of(string ours, string theirs, double wanted)
    {
        var ratios = _figures[ours].Zip(_figures[theirs], (mine, other) => mine.PerSecond / other.PerSecond).ToArray();
        var ratio = new Ratio(
            $"{ours} / {theirs}",
            Math.Round(Median(ratios), 2),
            Math.Round(ratios.Min(), 2),
            Math.Round(ratios.Max(), 2),
            wanted);
        Console.WriteLine(ratio);
        return ratio;
    }

    private async Task<Figure> Watched(Side side)
    {
        var processes = side.Mark is null ? [] : Processes.Of(side.Mark);
        var before = Processes.Computed(processes);
        var figure = await side.Run(TimeSpan.FromSeconds(options.Seconds));
        var computed = (Processes.Computed(processes) - before).TotalMicroseconds;
        return side.Mark is null
            ? figure
            : figure with { CpuMicroseconds = computed / (figure.PerSecond * options.Seconds) };
    }

    private static IEnumerable<double>? Rounded(IEnumerable<double?> values) =>
        values.All(value => value is not null) ? values.Select(value => Math.Round(value!.Value, 2)) : null;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

internal sealed record Ratio(string What, double Median, double Least, double Most, double Wanted)
{
    public bool IsMet => Median >= Wanted;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{What}: {Median:F2} ({Least:F2} to {Most:F2}), wanted {Wanted:F2}{(IsMet ? "" : ", which it is short of")}");
}
