using Platform.Contracts.Training;
using Platform.Domain;
using Platform.Training.Directory;

namespace Platform.Training.Credentials;

/// <summary>A proof, for a time, that somebody may work as something in an organisation.</summary>
internal sealed class Credential : Aggregate
{
    public const int MaxReason = 500;

    private Credential()
    {
    }

    public Guid OrganizationId { get; private init; }

    /// <summary>The holder's id in the directory.</summary>
    public Guid PersonId { get; private init; }

    public required string Kind { get; init; }
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly ValidUntil { get; private init; }

    /// <summary>The credential that this one renews, if any.</summary>
    public Guid? FollowsId { get; private set; }

    public DateTimeOffset AwardedAt { get; private init; }
    public Guid AwardedBy { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Guid? RevokedBy { get; private set; }
    public string? RevocationReason { get; private set; }

    /// <summary>Awards a credential to somebody who works in the organisation.</summary>
    /// <param name="id">The id that the caller chose, if any.</param>
    /// <param name="held">What the person already holds of this kind.</param>
    public static Credential Award(
        Guid? id,
        StaffMember holder,
        IEnumerable<Credential> held,
        string kind,
        DateOnly validFrom,
        DateOnly validUntil,
        Guid awardedBy,
        DateTimeOffset now)
    {
        if (validUntil < validFrom) throw EndsBeforeItBegins(validFrom, validUntil);
        if (!holder.IsActive) throw NotAMember(holder.Name);

        var credential = new Credential
        {
            Id = id ?? Guid.CreateVersion7(now),
            OrganizationId = holder.OrganizationId,
            PersonId = holder.Id,
            Kind = kind,
            ValidFrom = validFrom,
            ValidUntil = validUntil,
            AwardedAt = now,
            AwardedBy = awardedBy,
        };
        if (held.Any(credential.Overlaps)) throw Overlapping(holder.Name);

        credential.Note(new CredentialAwarded(
            holder.OrganizationId, credential.Id, holder.Id, kind, validFrom, validUntil, credential.NextVersion, now));
        return credential;
    }

    /// <summary>Awards a new one that follows this one: from the day after its last, unless another later day is named.</summary>
    /// <param name="held">What the person already holds of this kind, this one included.</param>
    /// <param name="validUntil">The last day, or null for as long as the kind is usually awarded.</param>
    public Credential Renew(
        Guid? id,
        StaffMember holder,
        IEnumerable<Credential> held,
        CredentialKind kind,
        DateOnly? validFrom,
        DateOnly? validUntil,
        Guid awardedBy,
        DateTimeOffset now)
    {
        if (RevokedAt is { } revoked) throw RevokedNotRenewed(revoked);

        var from = validFrom ?? ValidUntil.AddDays(1);
        var until = validUntil ?? kind.LastDay(from) ?? throw LengthNotDecided();
        var next = Award(id, holder, held, Kind, from, until, awardedBy, now);
        next.FollowsId = Id;
        return next;
    }

    /// <summary>Ends the credential before its time, for good.</summary>
    public void Revoke(string reason, Guid revokedBy, DateTimeOffset now)
    {
        if (RevokedAt is { } before) throw AlreadyRevoked(before);

        (RevokedAt, RevokedBy, RevocationReason) = (now, revokedBy, reason);
        Note(new CredentialRevoked(OrganizationId, Id, PersonId, Kind, NextVersion, now));
    }

    private bool Overlaps(Credential other) =>
        other.RevokedAt is null
        && other.Kind == Kind
        && other.ValidFrom <= ValidUntil
        && other.ValidUntil >= ValidFrom;

    public static RuleViolationException UnknownOrganization() => new("credential.organization-unknown");
    public static RuleViolationException UnknownPerson() => new("credential.person-unknown");
    public static RuleViolationException UnknownKind(string kind) => new("credential.kind-unknown", kind);
    public static RuleViolationException IdTaken() => new("credential.id-taken");
    public static RuleViolationException Overlapping(string holder) => new("credential.overlaps", holder);

    private static RuleViolationException NotAMember(string holder) => new("credential.not-a-member", holder);

    private static RuleViolationException EndsBeforeItBegins(DateOnly from, DateOnly until) =>
        new("credential.ends-before-it-begins", from, until);

    private static RuleViolationException RevokedNotRenewed(DateTimeOffset at) => new("credential.revoked-not-renewed", at);

    private static RuleViolationException LengthNotDecided() => new("credential.length-not-decided");

    private static RuleViolationException AlreadyRevoked(DateTimeOffset at) => new("credential.already-revoked", at);
}
