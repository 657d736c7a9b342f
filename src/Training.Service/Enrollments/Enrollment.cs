using Platform.Domain;
using Platform.Training.Directory;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

internal enum EnrollmentState
{
    /// <summary>Has a place.</summary>
    Enrolled,

    /// <summary>Waits for one.</summary>
    Waiting,

    Cancelled,
}

/// <summary>
/// One person and one session: a place in it, or a wait for one. It belongs to the person's organisation. When and where
/// the session is, how long it lasts and in which zone, stands in <see cref="Session"/>; who attends it stands here, with
/// the name and the address by which a list from elsewhere is compared.
/// </summary>
internal sealed class Enrollment : Aggregate
{
    public const int MaxName = 200;
    public const int MaxAffiliation = 200;

    private Enrollment()
    {
    }

    /// <summary>Whose it is: the person's, or the national centre where a guest comes from elsewhere.</summary>
    public Guid OrganizationId { get; private init; }

    public Guid SessionId { get; private init; }

    /// <summary>The person's id in the directory; null for a guest, whom the directory does not know.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>As it was when they were enrolled.</summary>
    public string Name { get; private init; } = "";

    /// <summary>In small letters; null where nobody has told it, and then no mail is sent.</summary>
    public string? Email { get; private init; }

    /// <summary>Where a guest says they are from; staff are from the organisation.</summary>
    public string? Affiliation { get; private init; }

    /// <summary>The language of their mail, <c>en</c> or <c>es</c>.</summary>
    public string Language { get; private init; } = "";

    public EnrollmentState State { get; private set; }
    public DateTimeOffset EnrolledAt { get; private init; }
    public Guid EnrolledBy { get; private init; }

    /// <summary>Whether there was no place for them at first.</summary>
    public bool HadToWait { get; private init; }

    /// <summary>Since when they have a place, if they have waited for it.</summary>
    public DateTimeOffset? PlaceGivenAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }
    public Guid? CancelledBy { get; private set; }

    /// <summary>Whether they have, or had, a place: it stands in their calendar then.</summary>
    public bool HasHadPlace => !HadToWait || PlaceGivenAt is not null;

    /// <summary>Enrols somebody who works in the organisation.</summary>
    /// <param name="language">The offering's, for those whose own is not known.</param>
    /// <param name="waits">Whether there is no place for them yet.</param>
    public static Enrollment Of(
        StaffMember person, Guid sessionId, string language, bool waits, Guid by, DateTimeOffset now)
    {
        if (!person.IsActive) throw NotAMember(person.Name);

        return new Enrollment
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = person.OrganizationId,
            SessionId = sessionId,
            PersonId = person.Id,
            Name = person.Name,
            Email = person.Email?.ToLowerInvariant(),
            Language = person.Language ?? language,
            State = waits ? EnrollmentState.Waiting : EnrollmentState.Enrolled,
            HadToWait = waits,
            EnrolledAt = now,
            EnrolledBy = by,
        };
    }

    /// <summary>Enrols somebody whom the directory does not know.</summary>
    /// <param name="organizationId">The organisation they belong to, or the centre for one that is not here.</param>
    public static Enrollment OfGuest(
        Guid? id,
        Guid organizationId,
        Guid sessionId,
        string name,
        string? email,
        string? affiliation,
        string language,
        bool waits,
        Guid by,
        DateTimeOffset now) => new()
        {
            Id = id ?? Guid.CreateVersion7(now),
            OrganizationId = organizationId,
            SessionId = sessionId,
            Name = name.Trim(),
            Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant(),
            Affiliation = string.IsNullOrWhiteSpace(affiliation) ? null : affiliation.Trim(),
            Language = language,
            State = waits ? EnrollmentState.Waiting : EnrollmentState.Enrolled,
            HadToWait = waits,
            EnrolledAt = now,
            EnrolledBy = by,
        };

    /// <summary>Takes the place that became free.</summary>
    /// <returns>False if nobody waits for it any more.</returns>
    public bool TakePlace(DateTimeOffset now)
    {
        if (State is not EnrollmentState.Waiting) return false;

        (State, PlaceGivenAt) = (EnrollmentState.Enrolled, now);
        return true;
    }

    /// <summary>Ends it, until the session begins: from then on it is what happened.</summary>
    public void Cancel(Session session, Guid by, DateTimeOffset now)
    {
        if (State is EnrollmentState.Cancelled) throw AlreadyCancelled();
        session.RefuseIfClosed(now);

        (State, CancelledAt, CancelledBy) = (EnrollmentState.Cancelled, now, by);
    }

    public static RuleViolationException UnknownPerson() => new("enrollment.person-unknown");

    public static RuleViolationException UnknownOrganization() => new("enrollment.organization-unknown");

    public static RuleViolationException NobodyNew() => new("enrollment.nobody-new");

    public static RuleViolationException IdTaken() => new("enrollment.id-taken");

    public static RuleViolationException Already() => new("enrollment.already");

    private static RuleViolationException NotAMember(string name) => new("enrollment.not-a-member", name);

    private static RuleViolationException AlreadyCancelled() => new("enrollment.already-cancelled");
}
