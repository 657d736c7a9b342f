using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Data;

/// <summary>
/// Hands stored events to the broker. A crash between the hand-over and the commit sends an event twice under the
/// same message id, which the receiver's inbox drops: at least once, never lost. No order is promised.
/// </summary>
internal sealed partial class OutboxRelay<TDb>(
    IServiceScopeFactory scopes, IBus bus, OutboxSignal signal, TimeProvider clock, ILogger<OutboxRelay<TDb>> log)
    : BackgroundService
    where TDb : ServiceDb
{
    // A commit waits for the disk, whatever it carries: with 100 the relay moved half as many a second.
    private const int BatchSize = 500;
    private const int MaxAttempts = 10;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // Row locks are held no longer than this, however slow the broker is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // What was refused is tried once in each round; what is new goes on at full speed.
                var more = await RelayBatch(refusedToo: true, stoppingToken);
                while (more) more = await RelayBatch(refusedToo: false, stoppingToken);

                await signal.Wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogRelayFailed(failure);
                await Task.Delay(Poll, TimeProvider.System, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>Whether there may be more that can be sent at once.</returns>
    private async Task<bool> RelayBatch(bool refusedToo, CancellationToken stop)
    {
        // An activity that is not recorded: the poll's commands, one a second, are in nobody's trace.
        using var unseen = new Activity("outbox poll").Start();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Another replica's rows are skipped, not waited for.
        var waiting = await db.Outbox
            .FromSql($"""
                SELECT * FROM outbox WHERE sent_at IS NULL AND parked_at IS NULL AND (attempts = 0 OR {refusedToo})
                ORDER BY sequence LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
                """)
            .AsNoTracking()
            .ToListAsync(stop);
        if (waiting is []) return false;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        var outcomes = await Task.WhenAll(waiting.Select(message => Publish(message, patience.Token)));

        var now = clock.GetUtcNow();
        var sent = outcomes.Where(outcome => outcome.Sent).Select(outcome => outcome.Message.Sequence).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"UPDATE outbox SET sent_at = {now}, failure = NULL WHERE sequence = ANY({sent})", CancellationToken.None);
        foreach (var refused in outcomes.Where(outcome => outcome.Failure is not null))
        {
            var parkedAt = refused.Unreadable || refused.Message.Attempts + 1 >= MaxAttempts ? now : (DateTimeOffset?)null;
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE outbox SET attempts = attempts + 1, failure = {refused.Failure}, parked_at = {parkedAt}
                WHERE sequence = {refused.Message.Sequence}
                """,
                CancellationToken.None);
            if (parkedAt is not null) LogParked(refused.Message.Sequence, refused.Message.MessageId, refused.Failure!);
        }

        await transaction.CommitAsync(CancellationToken.None);
        // A broker that is away is asked again after a pause, not at once.
        return waiting.Count == BatchSize && !outcomes.Any(outcome => outcome.BrokerIsAway);
    }

    private async Task<Outcome> Publish(OutboxMessage message, CancellationToken cancel)
    {
        object fact;
        Type type;
        try
        {
            (fact, type) = message.Read();
        }
        catch (Exception failure)
        {
            return new Outcome(message, Failure: failure.GetType().Name, Unreadable: true);
        }

        ActivityContext.TryParse(message.TraceParent, null, out var parent);
        using var relaying = DataActivity.Source.StartActivity("outbox relay", ActivityKind.Producer, parent);
        try
        {
            await bus.Publish(fact, type, context => context.MessageId = message.MessageId, cancel);
            return new Outcome(message, Sent: true);
        }
        catch (OperationCanceledException)
        {
            // The broker is away or slow: that is not the event's fault, and counts for nothing.
            return new Outcome(message);
        }
        catch (Exception failure) when (Infrastructure.IsBroken(failure))
        {
            return new Outcome(message);
        }
        catch (Exception failure)
        {
            relaying?.SetStatus(ActivityStatusCode.Error);
            return new Outcome(message, Failure: failure.GetType().Name);
        }
    }

    private sealed record Outcome(OutboxMessage Message, bool Sent = false, string? Failure = null, bool Unreadable = false)
    {
        public bool BrokerIsAway => !Sent && Failure is null;
    }

    [LoggerMessage(LogLevel.Error, "The outbox could not be relayed; it is tried again shortly")]
    private partial void LogRelayFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "Event {Sequence} ({MessageId}) was put aside: {Failure}")]
    private partial void LogParked(long sequence, Guid messageId, string failure);
}
