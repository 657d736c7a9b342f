using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Domain;
using Platform.ServiceDefaults;
using RabbitMQ.Client;

namespace Platform.Data;

/// <summary>
/// Puts a message from an error queue back into its queue, once. Should this process die in between it stands in both, and the inbox sees
/// to it that it has its effect once; for that the proofs of handling must reach back as far.
/// </summary>
internal static class ResendError
{
    internal static readonly TimeSpan NotOlderThan = TimeSpan.FromDays(90);

    public sealed record Request([Required, StringLength(200)] string Queue);

    /// <param name="Sent">False if it was not in the error queue any more: somebody else was first.</param>
    public sealed record Response(bool Sent);

    public static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid messageId,
        Request request,
        ServiceDb db,
        ServiceQueues queues,
        Broker broker,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (!queues.Has(request.Queue)) return TypedResults.NotFound();

        var oldest = clock.GetUtcNow() - NotOlderThan;
        await ErrorQueue.EnterAlone(db, cancel);
        try
        {
            var sent = await broker.Ask((connection, patience) => Move(connection, request.Queue, messageId, oldest, patience), cancel);
            if (!sent) return TypedResults.Ok(new Response(false));
        }
        catch (BrokerAwayException)
        {
            return BrokerAway();
        }

        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Execute, "message", messageId) with { ReasonCodes = ["resent"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Response(true));
    }

    internal static ProblemHttpResult BrokerAway() =>
        TypedResults.Problem(Problems.Refusal(StatusCodes.Status503ServiceUnavailable, "operations.broker-away", []));

    private static async Task<bool> Move(
        IConnection connection, string queue, Guid messageId, DateTimeOffset oldest, CancellationToken cancel)
    {
        if (await Broker.Look(connection, ErrorQueue.NameOf(queue), cancel) is not { MessageCount: > 0 }) return false;

        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancel);
        var message = (await ErrorQueue.Read(channel, queue, ErrorQueue.Depth, cancel))
            .Find(message => ErrorQueue.IdOf(message) == messageId);
        if (message is null) return false;
        if (!(ErrorQueue.TimeOf(message) >= oldest)) throw TooOld();

        // Confirmed before it is taken away here.
        await channel.BasicPublishAsync("", queue, mandatory: true, ErrorQueue.Anew(message), message.Body, cancel);
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancel);
        return true;
    }

    private static RuleViolationException TooOld() => new("operations.too-old", NotOlderThan.Days);
}
