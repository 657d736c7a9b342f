using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Platform.Data;

/// <summary>
/// Wakes a relay of this process after a commit that stored something for it. In memory only: PostgreSQL's NOTIFY
/// serialises commits. What a dead process left behind is found by every relay's poll.
/// </summary>
internal abstract class RelaySignal : IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0, 1);

    public void Wake()
    {
        try
        {
            _waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already woken: one round finds everything.
        }
    }

    public void Dispose() => _waiting.Dispose();

    /// <summary>Waits until somebody wakes the relay, or until the next poll is due.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken stop) => _waiting.WaitAsync(atMost, stop);
}

/// <summary>Wakes this process's outbox relay after a commit that stored events.</summary>
internal sealed class OutboxSignal : RelaySignal;

internal sealed class WakeRelayOnCommit(OutboxSignal events, MailSignal mail) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Wake(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData);
        return Task.CompletedTask;
    }

    private void Wake(TransactionEndEventData data)
    {
        if (data.Context is not ServiceDb db) return;

        if (db.HasNewEvents) events.Wake();
        if (db.HasNewMail) mail.Wake();
        (db.HasNewEvents, db.HasNewMail) = (false, false);
    }
}
