using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Data;

/// <summary>The messages in this service's error queues, those that failed first first: what they are and why, never what they say.</summary>
internal static class ListErrors
{
    /// <param name="Event">The name of the event's type.</param>
    /// <param name="Reason">The type of the failure or the code of the rule.</param>
    /// <param name="TooOld">Older than the proofs of handling: it is not sent again.</param>
    public sealed record Item(
        Guid? MessageId, string Queue, string Event, string Reason, int? Retries, DateTimeOffset? At, DateTimeOffset? FailedAt,
        bool TooOld, string? TraceId);

    /// <param name="More">Whether there are more than are shown: they come when these are done.</param>
    public sealed record Response(IReadOnlyList<Item> Items, bool More);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        ServiceDb db,
        ServiceQueues queues,
        Broker broker,
        TimeProvider clock,
        CancellationToken cancel,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var oldest = clock.GetUtcNow() - ResendError.NotOlderThan;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ErrorQueue.EnterAlone(db, cancel);
        try
        {
            return await broker.Ask<Results<Ok<Response>, ProblemHttpResult>>(
                async (connection, patience) =>
                {
                    List<Item> found = [];
                    foreach (var queue in queues.Names)
                    {
                        if (await Broker.Look(connection, ErrorQueue.NameOf(queue), patience) is not { MessageCount: > 0 }) continue;

                        await using var channel = await connection.CreateChannelAsync(cancellationToken: patience);
                        found.AddRange((await ErrorQueue.Read(channel, queue, take + 1, patience)).Select(message => new Item(
                            ErrorQueue.IdOf(message),
                            queue,
                            ErrorQueue.EventOf(message),
                            ErrorQueue.ReasonOf(message),
                            ErrorQueue.RetriesOf(message),
                            ErrorQueue.TimeOf(message),
                            ErrorQueue.FailedAt(message),
                            !(ErrorQueue.TimeOf(message) >= oldest),
                            ErrorQueue.TraceOf(message))));
                    }

                    return TypedResults.Ok(new Response(
                        [.. found.OrderBy(message => message.FailedAt).Take(take)], found.Count > take));
                },
                cancel);
        }
        catch (BrokerAwayException)
        {
            return ResendError.BrokerAway();
        }
    }
}
