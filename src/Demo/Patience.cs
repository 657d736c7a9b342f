using System.Net;
using Polly;
using Polly.Retry;

namespace Platform.Demo;

/// <summary>How long the demo waits, and for what.</summary>
internal static class Patience
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    /// <summary>Tries again what met a broken connection, a server that is starting, or a limit; for about a minute.</summary>
    public static ResiliencePipeline<HttpResponseMessage> WithAwkwardAnswers { get; } =
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .Handle<TaskCanceledException>(timeout => timeout.InnerException is TimeoutException)
                    .HandleResult(response => response.StatusCode
                        is HttpStatusCode.TooManyRequests
                        or HttpStatusCode.BadGateway
                        or HttpStatusCode.ServiceUnavailable
                        or HttpStatusCode.GatewayTimeout),
                MaxRetryAttempts = 30,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(3),
                UseJitter = true,
                DelayGenerator = retry => ValueTask.FromResult(retry.Outcome.Result?.Headers.RetryAfter?.Delta),
            })
            .Build();

    /// <summary>Asks until the answer is the hoped-for one: an event is on its way from one service to another.</summary>
    /// <param name="what">What is waited for, for the sentence when it doesn't come.</param>
    public static async Task<T> Until<T>(
        string what, Func<CancellationToken, Task<T>> ask, Func<T, bool> hopedFor, CancellationToken cancel)
    {
        var asking = new ResiliencePipelineBuilder<T>()
            .AddTimeout(AtMost)
            .AddRetry(new RetryStrategyOptions<T>
            {
                ShouldHandle = new PredicateBuilder<T>().HandleResult(answer => !hopedFor(answer)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(50),
                MaxDelay = TimeSpan.FromSeconds(1),
            })
            .Build();
        try
        {
            return await asking.ExecuteAsync(async stop => await ask(stop), cancel);
        }
        catch (Polly.Timeout.TimeoutRejectedException)
        {
            throw new TimeoutException($"This did not happen within {AtMost.TotalSeconds:0} seconds: {what}.");
        }
    }
}
