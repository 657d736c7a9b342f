namespace Platform.Data;

/// <summary>
/// How many of the pool's connections the consumers of a process may hold together. After an outage the queues are long;
/// the people who wait for a page get theirs all the same.
/// </summary>
internal sealed class ConsumersShare : IDisposable
{
    public const int Connections = 8;

    private readonly SemaphoreSlim _free = new(Connections);

    /// <summary>Waits for a turn, which lasts until it is disposed.</summary>
    public async Task<IDisposable> Take(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Turn(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
