namespace Platform.Contracts.Training;

/// <summary>A person holds a credential in an organisation for a time.</summary>
/// <param name="PersonId">The holder's id in the directory.</param>
/// <param name="Kind">What it certifies, as <c>peer-life-coach</c>.</param>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="ValidUntil">The last day on which it holds.</param>
/// <param name="Version">The credential's version.</param>
public sealed record CredentialAwarded(
    Guid OrganizationId,
    Guid CredentialId,
    Guid PersonId,
    string Kind,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    int Version,
    DateTimeOffset At);

/// <summary>The credential holds no more, from this moment on. It is never given back; a new one is awarded instead.</summary>
/// <param name="Version">The credential's version.</param>
public sealed record CredentialRevoked(
    Guid OrganizationId,
    Guid CredentialId,
    Guid PersonId,
    string Kind,
    int Version,
    DateTimeOffset At);
