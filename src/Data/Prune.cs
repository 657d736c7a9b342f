using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Data;

/// <summary>
/// Removes what has served its time: events that were sent, proofs of handling, answered commands. Sent events are kept
/// for a week, to be looked at, as is the bare proof that a mail was sent; mail that was put aside for 30 days; proofs of
/// handling for 90 days, for a message that old is not sent again.
/// </summary>
internal sealed partial class Prune<TDb>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Prune<TDb>> log)
    : BackgroundService
    where TDb : ServiceDb
{
    internal static readonly TimeSpan KeepSent = TimeSpan.FromDays(7);
    internal static readonly TimeSpan KeepParkedMail = TimeSpan.FromDays(30);
    internal static readonly TimeSpan KeepHandled = TimeSpan.FromDays(90);
    internal static readonly TimeSpan KeepAnswers = TimeSpan.FromDays(1);
    private const int BatchSize = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), TimeProvider.System);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var removed = await Once(
                    scope.ServiceProvider.GetRequiredService<TDb>(), clock.GetUtcNow(), stoppingToken);
                LogPruned(removed);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    /// <summary>One round, in small batches, so that no lock is held for long.</summary>
    internal static async Task<int> Once(TDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (sent, handled, answered) = (now - KeepSent, now - KeepHandled, now - KeepAnswers);
        var parked = now - KeepParkedMail;
        return await Batches(db, $"""
                DELETE FROM outbox WHERE sequence IN (
                    SELECT sequence FROM outbox WHERE sent_at < {sent} LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
                """, cancel)
            + await Batches(db, $"""
                DELETE FROM mail WHERE id IN (
                    SELECT id FROM mail WHERE sent_at < {sent} OR parked_at < {parked}
                    LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
                """, cancel)
            + await Batches(db, $"""
                DELETE FROM inbox WHERE (message_id, consumer) IN (
                    SELECT message_id, consumer FROM inbox WHERE at < {handled} LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
                """, cancel)
            + await Batches(db, $"""
                DELETE FROM handled_commands WHERE scope IN (
                    SELECT scope FROM handled_commands WHERE at < {answered} LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
                """, cancel);
    }

    private static async Task<int> Batches(TDb db, FormattableString delete, CancellationToken cancel)
    {
        var total = 0;
        int removed;
        do
        {
            removed = await db.Database.ExecuteSqlInterpolatedAsync(delete, cancel);
            total += removed;
        }
        while (removed == BatchSize);
        return total;
    }

    [LoggerMessage(LogLevel.Information, "Pruned {Rows} rows of outbox, mail, inbox and handled commands")]
    private partial void LogPruned(int rows);

    [LoggerMessage(LogLevel.Error, "Pruning failed; it is tried again in an hour")]
    private partial void LogFailed(Exception failure);
}
