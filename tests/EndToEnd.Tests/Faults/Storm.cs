using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Demo;
using Platform.EndToEnd.Support;
using Polly;
using Polly.Retry;

namespace Platform.EndToEnd.Faults;

/// <summary>What one person asks of the platform, and what must be found in another service once it was acknowledged.</summary>
/// <param name="Do">Sends it, and whatever goes before it; false if it was never acknowledged.</param>
internal sealed record Command(string Kind, Guid Id, Func<Sender, Task<bool>> Do);

/// <summary>Commands sent by several workers at once, each as often as it takes to hear an answer.</summary>
internal sealed class Storm(Uri gateway, IEnumerable<Command> commands)
{
    private readonly ConcurrentQueue<Command> _waiting = new(commands);
    private int _done;

    public ConcurrentBag<Command> Acknowledged { get; } = [];

    public ConcurrentBag<Command> Unacknowledged { get; } = [];

    public async Task Blow(int workers, CancellationToken cancel) =>
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Work(cancel)));

    /// <summary>Waits until so many commands are behind us.</summary>
    public Task Until(int done, CancellationToken cancel) => Patience.Until(
        $"{done} commands are done", _ => Task.FromResult(Volatile.Read(ref _done)), now => now >= done, cancel);

    private async Task Work(CancellationToken cancel)
    {
        using var sender = new Sender(gateway, cancel);
        while (_waiting.TryDequeue(out var command))
        {
            (await command.Do(sender) ? Acknowledged : Unacknowledged).Add(command);
            Interlocked.Increment(ref _done);
        }
    }
}

/// <summary>
/// A program that does it right: the same key and the same id each time it asks again, and it asks again whenever it has
/// no answer, or one that says nothing about the command.
/// </summary>
internal sealed class Sender(Uri gateway, CancellationToken cancel) : IDisposable
{
    private static readonly ResiliencePipeline<Answer?> UntilAnswered = new ResiliencePipelineBuilder<Answer?>()
        .AddRetry(new RetryStrategyOptions<Answer?>
        {
            ShouldHandle = new PredicateBuilder<Answer?>()
                .Handle<HttpRequestException>()
                .Handle<TaskCanceledException>(timeout => timeout.InnerException is TimeoutException)
                .HandleResult(answer => answer!.SaysNothing),
            MaxRetryAttempts = 60,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(1),
            UseJitter = true,
        })
        .Build();

    // A connection to a process that was killed may be held open by the proxy before it: no long patience with any.
    private readonly HttpClient _http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(5) };

    public void Dispose() => _http.Dispose();

    /// <returns>The answer, or null if none came that says whether it was done.</returns>
    public async Task<Answer?> Send(
        Employee employee, HttpMethod method, string path, object? body = null, string? key = null, string? version = null)
    {
        try
        {
            var answer = await UntilAnswered.ExecuteAsync(
                async stop =>
                {
                    using var request = new HttpRequestMessage(method, path);
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", employee.Account.Token);
                    request.Headers.Add("Organization", employee.Account.Organization.ToString());
                    if (key is not null) request.Headers.Add("Idempotency-Key", key);
                    if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
                    if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
                    using var response = await _http.SendAsync(request, stop);
                    var text = await response.Content.ReadAsStringAsync(stop);
                    return (Answer?)new Answer(response.StatusCode, text, response.Headers.ETag?.ToString());
                },
                cancel);
            return answer!.SaysNothing ? null : answer;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}

internal sealed record Answer(HttpStatusCode Status, string Text, string? Version)
{
    public bool IsDone => (int)Status is >= 200 and < 300;

    public string? Code => Text.StartsWith('{') ? JsonDocument.Parse(Text).RootElement.TryGetProperty("code", out var code)
        ? code.GetString()
        : null : null;

    /// <summary>Limits, failures and a twin still at work tell nothing about whether the command was done.</summary>
    public bool SaysNothing =>
        (int)Status >= 500
        || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        || Code is "idempotency.busy";

    /// <summary>A creating command met what its own earlier try has made.</summary>
    public bool IsThere => Status is HttpStatusCode.Conflict && PlatformClient.SaysItIsThere(Code);
}
