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

/// <summary>
/// A session of an offering is held at another time. Told to each organisation that has somebody enrolled in it.
/// </summary>
/// <param name="StartsAt">When it begins now.</param>
/// <param name="CalendarSequence">How often its time had changed with that: older news than the session's are passed over.</param>
/// <param name="Version">The session's version.</param>
public sealed record SessionMoved(
    Guid OrganizationId,
    Guid SessionId,
    Guid OfferingId,
    DateTimeOffset StartsAt,
    int Minutes,
    int CalendarSequence,
    int Version,
    DateTimeOffset At);

/// <summary>A session does not take place. Told to each organisation that has somebody enrolled in it.</summary>
/// <param name="Version">The session's version.</param>
public sealed record SessionCancelled(
    Guid OrganizationId, Guid SessionId, Guid OfferingId, int Version, DateTimeOffset At);

/// <summary>
/// A place in a session became free and was given to whoever has waited longest, who may be of another organisation
/// than the one that freed it.
/// </summary>
/// <param name="OrganizationId">The organisation of the one who waited.</param>
/// <param name="Version">Always 1: an enrolment is given a place once.</param>
public sealed record PlaceGiven(
    Guid OrganizationId, Guid EnrollmentId, Guid SessionId, int Version, DateTimeOffset At);
