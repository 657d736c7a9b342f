using Platform.Domain;

namespace Platform.Casework.Consents;

internal enum RevocationChannel
{
    InPerson,
    Letter,
    Email,
    Phone,
}

/// <summary>
/// A consent was taken back, once and for good. From the moment it is stored nothing more is disclosed on it; what was
/// disclosed before stays recorded.
/// </summary>
internal sealed class Revocation
{
    public const int MaxText = 500;

    private Revocation()
    {
    }

    public Guid ConsentId { get; private init; }

    /// <summary>When the person said so: not later than it is written down.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }
    public RevocationChannel Channel { get; private init; }

    /// <summary>What was said, where somebody wrote it down.</summary>
    public string? Text { get; private init; }

    public Guid RecordedById { get; private init; }

    /// <summary>From when on it counts.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <param name="receivedAt">When the person said so; now, where nothing is said.</param>
    public static Revocation Of(
        Guid consentId, RevocationChannel channel, DateTimeOffset? receivedAt, string? text, Guid byId, DateTimeOffset now)
    {
        if (receivedAt > now) throw ReceivedInFuture();

        return new Revocation
        {
            ConsentId = consentId,
            Channel = channel,
            ReceivedAt = (receivedAt ?? now).ToUniversalTime(),
            Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            RecordedById = byId,
            RecordedAt = now,
        };
    }

    private static RuleViolationException ReceivedInFuture() => new("consent.revoked-in-future");
}
