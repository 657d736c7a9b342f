using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Running;

/// <summary>
/// Where everybody writes down what became of the resources, and everybody else reads it: the dashboard, those who
/// wait for a resource, the script.
/// </summary>
internal sealed class ResourceBoard
{
    private readonly Lock _gate = new();
    private readonly List<Channel<ResourceSnapshot>> _readers = [];
    private ImmutableSortedDictionary<string, ResourceSnapshot> _snapshots =
        ImmutableSortedDictionary.Create<string, ResourceSnapshot>(StringComparer.Ordinal);

    public IEnumerable<ResourceSnapshot> All => _snapshots.Values;

    public ResourceSnapshot? Find(string name) => _snapshots.GetValueOrDefault(name);

    public IReadOnlyList<ResourceSnapshot> InstancesOf(string displayName) =>
        [.. All.Where(snapshot => string.Equals(snapshot.DisplayName, displayName, StringComparison.OrdinalIgnoreCase))];

    public void Add(ResourceSnapshot snapshot) => Publish(snapshots => snapshots.Add(snapshot.Name, snapshot), snapshot.Name);

    public void Update(string name, Func<ResourceSnapshot, ResourceSnapshot> change) =>
        Publish(
            snapshots => snapshots.TryGetValue(name, out var before) ? snapshots.SetItem(name, change(before)) : snapshots,
            name);

    /// <summary>First all that is, then each change.</summary>
    public async IAsyncEnumerable<ResourceSnapshot> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = Channel.CreateUnbounded<ResourceSnapshot>();
        lock (_gate)
        {
            foreach (var snapshot in All) reader.Writer.TryWrite(snapshot);
            _readers.Add(reader);
        }

        try
        {
            await foreach (var snapshot in reader.Reader.ReadAllAsync(cancel)) yield return snapshot;
        }
        finally
        {
            lock (_gate) _readers.Remove(reader);
        }
    }

    public async Task WaitUntilAsync(Func<ResourceBoard, bool> condition, CancellationToken cancel)
    {
        if (condition(this)) return;

        await foreach (var _ in WatchAsync(cancel))
        {
            if (condition(this)) return;
        }
    }

    private void Publish(
        Func<ImmutableSortedDictionary<string, ResourceSnapshot>, ImmutableSortedDictionary<string, ResourceSnapshot>> change,
        string name)
    {
        lock (_gate)
        {
            var before = _snapshots;
            _snapshots = change(before);
            if (ReferenceEquals(before, _snapshots)) return;

            foreach (var reader in _readers) reader.Writer.TryWrite(_snapshots[name]);
        }
    }
}
