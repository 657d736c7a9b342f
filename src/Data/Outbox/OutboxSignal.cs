using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Platform.Data;

/// <summary>
/// Wakes this process's relay after a commit that stored events. In memory only: PostgreSQL's NOTIFY serialises commits.
/// What a dead process left behind is found by every relay's poll.
/// </summary>
internal sealed class OutboxSignal : IDisposable
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

internal sealed class WakeRelayOnCommit(OutboxSignal signal) : DbTransactionInterceptor
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
        if (data.Context is not ServiceDb { HasNewEvents: true } db) return;

        db.HasNewEvents = false;
        signal.Wake();
    }
}
