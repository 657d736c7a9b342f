using System.Collections.Concurrent;
using System.Globalization;

namespace Aspire.Hosting.Running;

/// <summary>What the AppHost itself has to say of an instance: lines before those of the process.</summary>
internal sealed class InstanceNotes(TimeProvider clock)
{
    private const int Kept = 100;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _notes = new();

    public IReadOnlyCollection<string> Of(string instance) => _notes.TryGetValue(instance, out var notes) ? notes : [];

    public void Add(string instance, string note)
    {
        var notes = _notes.GetOrAdd(instance, _ => []);
        notes.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} [apphost] {note}"));
        while (notes.Count > Kept) notes.TryDequeue(out _);
    }
}
