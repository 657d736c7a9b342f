namespace Platform.Domain;

/// <summary>
/// A consistency boundary. It notes the facts it brings about, and they are stored in the transaction
/// that stores the aggregate: a change without its event, or an event without its change, cannot happen.
/// </summary>
public abstract class Aggregate
{
    private readonly List<object> _facts = [];

    /// <summary>Made by the aggregate's factory with <see cref="Guid.CreateVersion7(DateTimeOffset)"/>, never by the database.</summary>
    public Guid Id { get; protected init; }

    /// <summary>
    /// How often the aggregate, or anything it owns, has been saved with a change; 0 before the first time.
    /// Raised by the one save and by nothing else. It is the concurrency token and the ETag <c>"v7"</c>.
    /// </summary>
    public int Version { get; private set; }

    /// <summary>What has happened since the aggregate was loaded, oldest first.</summary>
    public IReadOnlyList<object> Facts => _facts;

    /// <summary>The version under which the change in hand will be stored: what its events carry.</summary>
    protected int NextVersion => Version + 1;

    public void ForgetFacts() => _facts.Clear();

    /// <summary>Called by the one save when the aggregate or a part of it has changed.</summary>
    public void RaiseVersion() => Version++;

    protected void Note(object fact) => _facts.Add(fact);
}
