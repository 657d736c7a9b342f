namespace Platform.Gateway.Tokens;

/// <summary>
/// The time by which credentials live: sessions, tokens, keys, lock-outs. It is the system's, also where a test has moved
/// the platform's clock by a year; a test of the credentials themselves brings another.
/// </summary>
internal sealed class CredentialClock(TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();
}
