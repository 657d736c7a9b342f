using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Platform.Data;

/// <summary>
/// Seals the lines of the audit trail one after the other, shortly after they were written. Not within the commands: each
/// would wait for the one before it to commit, to learn its hash. Of several replicas one seals at a time.
/// </summary>
internal sealed partial class SealAudit<TDb>(
    IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider clock, ILogger<SealAudit<TDb>> log)
    : BackgroundService
    where TDb : ServiceDb
{
    internal const int BatchSize = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MonthsEvery = TimeSpan.FromHours(6);
    private static readonly TimeSpan ProveEvery = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (months, proof) = (TimeSpan.Zero, TimeSpan.Zero);
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        do
        {
            // What polls, polls unseen.
            using var unseen = new Activity("audit seal").Start();
            if (months <= TimeSpan.Zero)
            {
                await Try(MakeMonths, stoppingToken);
                months = MonthsEvery;
            }

            await Try(SealAll, stoppingToken);
            if (proof <= TimeSpan.Zero)
            {
                await Try(Prove, stoppingToken);
                proof = ProveEvery;
            }

            (months, proof) = (months - Every, proof - Every);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MakeMonths(TDb db, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await AuditTables.MakeMonths(connection, clock.GetUtcNow(), cancel);
    }

    private static async Task SealAll(TDb db, CancellationToken cancel)
    {
        while (await Once(db, cancel) == BatchSize) cancel.ThrowIfCancellationRequested();
    }

    private async Task Prove(TDb db, CancellationToken cancel)
    {
        var proof = await AuditProof.Of(db, cancel);
        if (proof.Fault is null) LogWhole(proof.Sealed, Convert.ToHexString(proof.Head));
        else LogBroken(proof.Sealed + 1, proof.Fault);
    }

    private async Task Try(Func<TDb, CancellationToken, Task> work, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TDb>(), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    /// <returns>How many lines were sealed.</returns>
    internal static async Task<int> Once(TDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var alone = await db.Database
            .SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtext('audit_seal')) AS "Value" """)
            .SingleAsync(cancel);
        if (!alone) return 0;

        var lines = await db.Set<AuditEvent>()
            .FromSql($"""
                SELECT line.* FROM audit_unsealed waiting
                JOIN audit_event line ON line.occurred_at = waiting.occurred_at AND line.id = waiting.event_id
                ORDER BY line.occurred_at, line.id LIMIT {BatchSize}
                """)
            .AsNoTracking()
            .ToListAsync(cancel);
        if (lines is []) return 0;

        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(link => link.Position).FirstOrDefaultAsync(cancel);
        var (position, hash) = (last?.Position ?? 0, last?.Hash ?? AuditSeal.Beginning);
        var links = new List<AuditSeal>(lines.Count);
        foreach (var line in lines.OrderBy(line => line.OccurredAt).ThenBy(line => line.Id))
        {
            var link = AuditSeal.On(line, ++position, hash);
            links.Add(link);
            hash = link.Hash;
        }

        var ids = links.Select(link => link.EventId).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO audit_seal (position, event_id, occurred_at, prev_hash, hash)
            SELECT * FROM unnest(
                {links.Select(link => link.Position).ToArray()}, {ids},
                {links.Select(link => link.OccurredAt).ToArray()},
                {links.Select(link => link.PrevHash).ToArray()}, {links.Select(link => link.Hash).ToArray()})
            """,
            cancel);
        await db.Database.ExecuteSqlAsync($"DELETE FROM audit_unsealed WHERE event_id = ANY({ids})", cancel);
        await transaction.CommitAsync(cancel);
        return links.Count;
    }

    [LoggerMessage(LogLevel.Information, "The audit trail is whole: {Lines} lines, the last one's hash is {Head}")]
    private partial void LogWhole(long lines, string head);

    [LoggerMessage(LogLevel.Critical, "The audit trail is broken at line {Position}: {Fault}")]
    private partial void LogBroken(long position, string fault);

    [LoggerMessage(LogLevel.Error, "Work on the audit trail failed; it is tried again shortly")]
    private partial void LogFailed(Exception failure);
}
