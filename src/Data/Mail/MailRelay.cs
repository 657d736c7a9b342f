using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Data;

/// <summary>Wakes this process's mail relay after a commit that stored a mail.</summary>
internal sealed class MailSignal : RelaySignal;

/// <summary>
/// Brings stored mails to the SMTP server, one at a time; every replica may do so, for a row that one of them holds is
/// skipped by the others. A crash between the server's yes and the commit sends a mail twice under one Message-ID. A
/// server that is away is asked again after growing pauses and costs no mail an attempt; a mail that the server refuses is
/// tried again hours later and put aside after the last attempt.
/// </summary>
internal sealed partial class MailRelay<TDb>(
    IServiceScopeFactory scopes, MailSettings settings, MailSignal signal, TimeProvider clock, ILogger<MailRelay<TDb>> log)
    : BackgroundService
    where TDb : ServiceDb
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // After each refusal but the last. Grey-listing servers say no at first and yes some minutes later.
    internal static readonly TimeSpan[] PausesAfterRefusal =
        [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    private static readonly TimeSpan Commanding = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Poll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Round(stoppingToken) is Outcome.ServerIsAway)
                {
                    // No signal wakes it: each new mail would knock at a closed door.
                    await Task.Delay(pause, TimeProvider.System, stoppingToken);
                    pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
                    continue;
                }

                pause = Poll;
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

    /// <summary>Sends what is due until nothing is left or the server does not answer.</summary>
    private async Task<Outcome> Round(CancellationToken stop)
    {
        using var delivery = new SmtpDelivery(settings);
        Outcome outcome;
        do outcome = await SendOne(delivery, stop);
        while (outcome is Outcome.Done);
        return outcome;
    }

    private async Task<Outcome> SendOne(SmtpDelivery delivery, CancellationToken stop)
    {
        // An activity that is not recorded: the poll's commands, one a second, are in nobody's trace.
        using var unseen = new Activity("mail poll").Start();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var now = clock.GetUtcNow();

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Another replica's mail is skipped, not waited for.
        var found = await db.Mails
            .FromSql($"""
                SELECT * FROM mail WHERE sent_at IS NULL AND parked_at IS NULL AND due_at <= {now}
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            .AsNoTracking()
            .ToListAsync(stop);
        if (found is not [var mail]) return Outcome.NothingDue;

        var refusal = mail.UselessAfter < now ? TooLate : await Deliver(delivery, mail, stop);
        if (refusal is { ServerIsAway: true })
        {
            LogServerIsAway(refusal.Reason);
            return Outcome.ServerIsAway;
        }

        // What the server has said is kept, also while the process stops.
        using var patience = new CancellationTokenSource(Commanding);
        await Keep(db, mail, refusal, clock.GetUtcNow(), patience.Token);
        await transaction.CommitAsync(patience.Token);
        return Outcome.Done;
    }

    private static async Task<SmtpDelivery.Refusal?> Deliver(SmtpDelivery delivery, Mail mail, CancellationToken stop)
    {
        ActivityContext.TryParse(mail.TraceParent, null, out var parent);
        using var relaying = DataActivity.Source.StartActivity("mail relay", ActivityKind.Producer, parent);
        var refusal = await delivery.Send(mail, stop);
        if (refusal is not null) relaying?.SetStatus(ActivityStatusCode.Error, refusal.Reason);
        return refusal;
    }

    private async Task Keep(
        TDb db, Mail mail, SmtpDelivery.Refusal? refusal, DateTimeOffset now, CancellationToken cancel)
    {
        if (refusal is null)
        {
            // That it was sent is kept for a week; to whom and what it said, for not a moment longer than needed.
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE mail SET sent_at = {now}, failure = NULL, recipient = '', text = '', calendar_text = NULL
                WHERE id = {mail.Id}
                """,
                cancel);
            return;
        }

        var last = refusal == TooLate || mail.Attempts >= PausesAfterRefusal.Length;
        var dueAt = last ? mail.DueAt : now + PausesAfterRefusal[mail.Attempts];
        var parkedAt = last ? now : (DateTimeOffset?)null;
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE mail SET attempts = attempts + 1, due_at = {dueAt}, failure = {refusal.Reason}, parked_at = {parkedAt}
            WHERE id = {mail.Id}
            """,
            cancel);
        if (last) LogParked(mail.Id, refusal.Reason);
    }

    private static SmtpDelivery.Refusal TooLate { get; } = new("too late", ServerIsAway: false);

    private enum Outcome
    {
        Done,
        NothingDue,
        ServerIsAway,
    }

    [LoggerMessage(LogLevel.Error, "Mail could not be relayed; it is tried again shortly")]
    private partial void LogRelayFailed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The mail server does not take mail ({Reason}); what waits is tried again")]
    private partial void LogServerIsAway(string reason);

    [LoggerMessage(LogLevel.Error, "Mail {MailId} was put aside: {Reason}")]
    private partial void LogParked(Guid mailId, string reason);
}
