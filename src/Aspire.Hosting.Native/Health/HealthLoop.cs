using Aspire.Hosting.Running;

namespace Aspire.Hosting.Health;

/// <summary>
/// Asks as long as the instance runs: often until it has been healthy for the first time, for others wait for that; then every
/// half minute, and every second up to every five when something is wrong.
/// </summary>
internal sealed class HealthLoop(ResourceBoard board, TimeProvider clock)
{
    private static readonly TimeSpan WhileStarting = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WhileHealthy = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="onHealthy">Done once, before the instance is called healthy.</param>
    public async Task RunAsync(string instance, IHealthCheck check, Func<CancellationToken, Task> onHealthy, CancellationToken cancel)
    {
        var hasBeenHealthy = false;
        for (var failures = 0; ;)
        {
            var report = await AskAsync(instance, check, hasBeenHealthy ? null : onHealthy, cancel);
            hasBeenHealthy |= report.IsHealthy;
            failures = report.IsHealthy ? 0 : failures + 1;
            board.Update(instance, snapshot => snapshot.IsRunning ? snapshot with { Health = report } : snapshot);

            var pause = !hasBeenHealthy ? WhileStarting
                : report.IsHealthy ? WhileHealthy
                : TimeSpan.FromSeconds(Math.Min(5, failures));
            await Task.Delay(pause, clock, cancel);
        }
    }

    private async Task<HealthReport> AskAsync(
        string instance, IHealthCheck check, Func<CancellationToken, Task>? onHealthy, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var seen = await check.CheckAsync(instance, patience.Token);
            if (onHealthy is not null) await onHealthy(cancel);

            return new HealthReport(check.Key, true, seen, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new HealthReport(check.Key, false, $"No answer within {Patience.TotalSeconds:0} seconds.", clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever a client library throws, it is the answer to the question that was asked.
            return new HealthReport(check.Key, false, failure.Message, clock.GetUtcNow());
        }
    }
}
