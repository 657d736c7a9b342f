using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>What each service tells operations of its own machinery. One that does not answer is a finding, not an error.</summary>
internal sealed class OperationsClient(IHttpClientFactory clients)
{
    /// <summary>The parts of the platform that have a machinery, and the client of each.</summary>
    private static readonly Dictionary<string, string> s_clients = new()
    {
        ["directory"] = nameof(DirectoryClient),
        ["cohorts"] = nameof(CohortsClient),
        ["casework"] = nameof(CaseworkClient),
        ["training"] = nameof(TrainingClient),
    };

    public static IReadOnlyList<string> Parts { get; } = [.. s_clients.Keys];

    public async Task<IReadOnlyList<Part>> Look(CancellationToken cancel)
    {
        var parts = await Task.WhenAll(Parts.Select(async part =>
        {
            // One after the other: while failed messages are listed, they are not counted.
            if (await Ask<Machinery>(part, "", cancel) is not { } state) return new Part(part, null, null, null);

            var errors = await Ask<FailedMessages>(part, "/errors", cancel);
            return new Part(part, state, errors, await Ask<Listing<ParkedEvent>>(part, "/parked", cancel));
        }));
        // Then it is the pages that are cut off.
        return parts.Any(part => part.State is not null) ? parts : throw new ServiceFailedException("No service answers.");
    }

    public Task<Listing<AuditLine>> Audit(
        string part, Guid? actor, bool refused, string? after, int take, CancellationToken cancel) =>
        Of(part).Read<Listing<AuditLine>>(
            QueryHelpers.AddQueryString($"/{part}/operations/audit", new Dictionary<string, string?>
            {
                ["actor"] = actor?.ToString(),
                ["refused"] = refused ? "true" : null,
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    public Task<Answer> Resend(string part, string queue, Guid messageId, string key, CancellationToken cancel) =>
        Of(part).Send<Resent>(
            HttpMethod.Post, $"/{part}/operations/errors/{messageId}/resend", new { queue }, key, null, cancel);

    public Task<Answer> Release(string part, long sequence, string key, CancellationToken cancel) =>
        Of(part).Send<GivenBack>(HttpMethod.Post, $"/{part}/operations/parked/{sequence}/release", null, key, null, cancel);

    private async Task<T?> Ask<T>(string part, string what, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await Of(part).Read<T>($"/{part}/operations{what}", cancel);
        }
        catch (ServiceFailedException)
        {
            return null;
        }
    }

    private HttpClient Of(string part) => clients.CreateClient(
        s_clients.TryGetValue(part, out var client) ? client : throw new NotYoursException());
}

/// <param name="State">Null if it does not answer.</param>
/// <param name="Errors">Null if it or the broker does not answer.</param>
internal sealed record Part(string Name, Machinery? State, FailedMessages? Errors, Listing<ParkedEvent>? Parked)
{
    /// <summary>How many messages have failed. Somebody else may look at them at this moment, which hides them from the count.</summary>
    public int Failed => Math.Max(State?.Queues?.Sum(queue => queue.Errors) ?? 0, Errors?.Items.Count ?? 0);
}

internal sealed record Machinery(
    string Version, DateTimeOffset Since, DateTimeOffset At, WaitingRows Outbox, int Parked, WaitingRows Unsealed,
    IReadOnlyList<QueueState>? Queues);

internal sealed record WaitingRows(int Count, DateTimeOffset? OldestAt);

internal sealed record QueueState(
    string Name, int Waiting, DateTimeOffset? OldestAt, int Consumers, DateTimeOffset? LastHandledAt, int Errors);

internal sealed record FailedMessages(IReadOnlyList<FailedMessage> Items, bool More);

internal sealed record FailedMessage(
    Guid? MessageId, string Queue, string Event, string Reason, int? Retries, DateTimeOffset? FailedAt, bool TooOld, string? TraceId);

internal sealed record ParkedEvent(long Sequence, string Event, string? Reason, int Attempts, DateTimeOffset ParkedAt, string? TraceId);

internal sealed record AuditLine(
    Guid Id, DateTimeOffset At, Guid? OrganizationId, Guid? ActorId, string ActorRole, string Action, int Outcome,
    string ResourceType, Guid? ResourceId, IReadOnlyList<string> ReasonCodes, string? TraceId);

internal sealed record Resent(bool Sent);

internal sealed record GivenBack(bool Released);
