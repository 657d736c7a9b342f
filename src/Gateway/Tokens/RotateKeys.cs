namespace Platform.Gateway.Tokens;

/// <summary>
/// Looks after the keys also while nobody comes, so that the next one is published a day before it signs. Doesn't hold
/// up the start: without a database the gateway serves what needs none.
/// </summary>
internal sealed partial class RotateKeys(KeyRing keys, ILogger<RotateKeys> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        do
        {
            try
            {
                await keys.SigningKey(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The signing keys could not be looked after; it is tried again in five minutes")]
    private partial void LogFailed(Exception failure);
}
