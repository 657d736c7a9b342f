namespace Platform.Bench;

/// <summary>Durations in milliseconds, summed up. A quantile is a value that occurred, never one between two.</summary>
internal sealed record Quantiles(int Count, double P50, double P90, double P99, double P999, double Max)
{
    public static Quantiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        if (sorted is []) return new Quantiles(0, 0, 0, 0, 0, 0);

        double At(double share) =>
            Math.Round(sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)], 1);
        return new Quantiles(sorted.Length, At(0.5), At(0.9), At(0.99), At(0.999), At(1));
    }

    public override string ToString() =>
        FormattableString.Invariant($"p50 {P50} ms, p90 {P90} ms, p99 {P99} ms, p99.9 {P999} ms, max {Max} ms ({Count} measured)");
}
