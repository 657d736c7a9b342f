using Platform.Casework.Consents;
using Platform.Contracts.Casework;
using Platform.Domain;

namespace Platform.Casework.Referrals;

internal enum ReferralState
{
    /// <summary>The program has been asked and has not answered.</summary>
    Requested,

    Withdrawn,
    Accepted,
    Declined,
}

internal enum WithdrawalCause
{
    ByTeam,
    ConsentRevoked,
}

/// <summary>
/// A team asks the group program of a site to take a person in, on a consent of theirs. The program is told ids alone; who it
/// is, it learns by a disclosure. Its answer comes as an event.
/// </summary>
internal sealed class Referral : Aggregate
{
    public const int MaxWords = 500;

    private Referral()
    {
    }

    public Guid ParticipantId { get; private init; }
    public Guid ConsentId { get; private init; }

    /// <summary>The site whose program is asked.</summary>
    public Guid SiteId { get; private init; }

    /// <summary>What for, as <see cref="Purposes.OfReferrals"/>.</summary>
    public string Purpose { get; private init; } = "";

    /// <summary>What the person wants the program to know, in their own words.</summary>
    public string? OwnWords { get; private init; }

    public Guid RequestedById { get; private init; }
    public DateTimeOffset RequestedAt { get; private init; }
    public ReferralState State { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public WithdrawalCause? WithdrawalCause { get; private set; }

    /// <summary>When the program decided, and what: the group, or why not.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? CohortId { get; private set; }
    public string? DeclineReason { get; private set; }

    /// <summary>The version of the decision; an event that is not newer is ignored.</summary>
    public int DecisionVersion { get; private set; }

    public static Referral Request(
        Guid? id,
        Guid organizationId,
        Consent consent,
        ConsentUse use,
        string? ownWords,
        Guid byId,
        DateTimeOffset now)
    {
        consent.RefuseUnlessItAllows(use);
        var referral = new Referral
        {
            Id = id ?? Guid.CreateVersion7(now),
            ParticipantId = use.ParticipantId,
            ConsentId = consent.Id,
            SiteId = use.SiteId,
            Purpose = use.Purpose,
            OwnWords = string.IsNullOrWhiteSpace(ownWords) ? null : ownWords.Trim(),
            RequestedById = byId,
            RequestedAt = now,
        };
        referral.Note(new CohortReferralRequested(organizationId, referral.Id, referral.SiteId, referral.NextVersion, now));
        return referral;
    }

    /// <summary>No longer asks. A decision that comes all the same is kept: it was made before it was known.</summary>
    public void Withdraw(Guid organizationId, WithdrawalCause cause, DateTimeOffset now)
    {
        RefuseIfClosed();

        (State, WithdrawnAt, WithdrawalCause) = (ReferralState.Withdrawn, now, cause);
        Note(new CohortReferralWithdrawn(organizationId, Id, SiteId, NextVersion, now));
    }

    public void Accepted(Guid cohortId, int version, DateTimeOffset at)
    {
        if (version <= DecisionVersion) return;

        (State, CohortId, DeclineReason, DecidedAt, DecisionVersion) = (ReferralState.Accepted, cohortId, null, at, version);
    }

    public void Declined(string reason, int version, DateTimeOffset at)
    {
        if (version <= DecisionVersion) return;

        (State, CohortId, DeclineReason, DecidedAt, DecisionVersion) = (ReferralState.Declined, null, reason, at, version);
    }

    /// <summary>What was decided or withdrawn is opened and withdrawn no more.</summary>
    public void RefuseIfClosed()
    {
        if (State is ReferralState.Withdrawn) throw IsWithdrawn();
        if (State is not ReferralState.Requested) throw IsDecided();
    }

    public static RuleViolationException IdTaken() => new("referral.id-taken");

    public static RuleViolationException NotInService() => new("referral.not-in-service");

    public static RuleViolationException OpenAlready() => new("referral.open-already");

    private static RuleViolationException IsWithdrawn() => new("referral.withdrawn");

    private static RuleViolationException IsDecided() => new("referral.decided");
}
