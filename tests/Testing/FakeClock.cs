namespace Platform.Testing;

/// <summary>A clock that stands still until a test moves it. Its timers run on real time.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _moving = new();
    private DateTimeOffset _now = start;

    /// <summary>A Monday morning in March, well away from any change of the clocks.</summary>
    public FakeClock() : this(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_moving) return _now;
    }

    public void Advance(TimeSpan by)
    {
        lock (_moving) _now += by;
    }

    public void MoveTo(DateTimeOffset now)
    {
        lock (_moving) _now = now;
    }
}
