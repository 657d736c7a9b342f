using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace Platform.Data;

/// <summary>Whether anything of this service is stuck: one page of figures, taken at this moment.</summary>
internal static class GetOperations
{
    /// <param name="Since">Since when the replica that answers has been running.</param>
    /// <param name="Queues">Null while the broker does not answer.</param>
    public sealed record Response(
        string Service, string Version, DateTimeOffset Since, DateTimeOffset At, Waiting Outbox, int Parked, Waiting Unsealed,
        IReadOnlyList<Queue>? Queues);

    /// <param name="Count">At most 10,000: beyond that the figure tells nothing more.</param>
    public sealed record Waiting(int Count, DateTimeOffset? OldestAt);

    /// <param name="OldestAt">When the event at the head was stored; null for an empty queue.</param>
    /// <param name="LastHandledAt">When a message from it was handled last, in the last 90 days.</param>
    /// <param name="Errors">How many messages stand in its error queue.</param>
    public sealed record Queue(
        string Name, int Waiting, DateTimeOffset? OldestAt, int Consumers, DateTimeOffset? LastHandledAt, int Errors);

    private const int MaxCount = 10_000;

    public static async Task<Ok<Response>> Handle(
        ServiceDb db, ServiceName service, ServiceQueues queues, Broker broker, TimeProvider clock, CancellationToken cancel)
    {
        var outbox = db.Outbox.Where(message => message.SentAt == null && message.ParkedAt == null).OrderBy(message => message.Sequence);
        var unsealed = db.Set<AuditUnsealed>();
        return TypedResults.Ok(new Response(
            service.Value,
            OperationsApi.Version,
            OperationsApi.Since,
            clock.GetUtcNow(),
            new Waiting(
                await outbox.Take(MaxCount).CountAsync(cancel),
                await outbox.Select(message => (DateTimeOffset?)message.At).FirstOrDefaultAsync(cancel)),
            await db.Outbox.Where(message => message.ParkedAt != null).Take(MaxCount).CountAsync(cancel),
            new Waiting(
                await unsealed.Take(MaxCount).CountAsync(cancel),
                await unsealed.MinAsync(line => (DateTimeOffset?)line.OccurredAt, cancel)),
            await Look(db, queues, broker, cancel)));
    }

    private static async Task<IReadOnlyList<Queue>?> Look(
        ServiceDb db, ServiceQueues queues, Broker broker, CancellationToken cancel)
    {
        var names = queues.Names.ToArray();
        var handled = await db.Inbox
            .Where(proof => names.Contains(proof.Consumer))
            .GroupBy(proof => proof.Consumer)
            .Select(proofs => new { Queue = proofs.Key, At = proofs.Max(proof => proof.At) })
            .ToDictionaryAsync(last => last.Queue, last => last.At, cancel);
        // Not while somebody lists the failed messages: those in their hands are not counted.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ErrorQueue.EnterAlone(db, cancel);
        try
        {
            return await broker.Ask<IReadOnlyList<Queue>?>(
                async (connection, patience) =>
                {
                    List<Queue> found = [];
                    foreach (var name in names)
                    {
                        var state = await Broker.Look(connection, name, patience);
                        var errors = await Broker.Look(connection, ErrorQueue.NameOf(name), patience);
                        found.Add(new Queue(
                            name,
                            (int)(state?.MessageCount ?? 0),
                            state is { MessageCount: > 0 } ? await Oldest(connection, name, patience) : null,
                            (int)(state?.ConsumerCount ?? 0),
                            handled.TryGetValue(name, out var at) ? at : null,
                            (int)(errors?.MessageCount ?? 0)));
                    }

                    return found;
                },
                cancel);
        }
        catch (BrokerAwayException)
        {
            return null;
        }
    }

    /// <summary>The message at the head is looked at and put back: the broker keeps no times of its own.</summary>
    private static async Task<DateTimeOffset?> Oldest(IConnection connection, string queue, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        if (await channel.BasicGetAsync(queue, autoAck: false, cancel) is not { } head) return null;

        await channel.BasicNackAsync(head.DeliveryTag, multiple: false, requeue: true, cancel);
        return Guid.TryParse(head.BasicProperties.MessageId, out var id) ? MessageTime.Of(id) : null;
    }
}
