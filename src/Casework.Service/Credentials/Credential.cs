namespace Platform.Casework.Credentials;

/// <summary>
/// A copy of what Training says of a credential. It may be known as revoked before it is known what it was: then it has
/// no dates yet, and holds on no day.
/// </summary>
internal sealed class Credential
{
    /// <summary>The kind that being a team's peer support specialist takes, in Training's words.</summary>
    public const string OfPeers = "peer-support-specialist";

    public Guid Id { get; init; }

    /// <summary>The holder's id in the directory.</summary>
    public Guid PersonId { get; init; }

    public required string Kind { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Final: a revoked credential is never given back, whatever arrives later.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Training's version of the award that the dates come from, 0 before any; only a newer one counts.</summary>
    public int AwardVersion { get; init; }
}
