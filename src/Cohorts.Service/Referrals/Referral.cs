using Platform.Cohorts.Cohorts;
using Platform.Contracts.Cohorts;
using Platform.Domain;

namespace Platform.Cohorts.Referrals;

internal enum ReferralState
{
    Open,
    Withdrawn,
    Accepted,
    Declined,
}

/// <summary>
/// Somebody whom another program refers to the groups of a site. Known here by the referral's id alone: who it is, its reader
/// fetches from casework as a disclosure, and only what was accepted becomes a participant of ours.
/// </summary>
internal sealed class Referral : Aggregate
{
    private Referral()
    {
    }

    public Guid SiteId { get; private init; }
    public ReferralState State { get; private set; }

    /// <summary>Null where the withdrawal came first and the request never needs to.</summary>
    public DateTimeOffset? RequestedAt { get; private init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Casework's version of what was told last.</summary>
    public int ToldVersion { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }

    /// <summary>The group that takes the person in, and who they are here.</summary>
    public Guid? CohortId { get; private set; }
    public Guid? ParticipantId { get; private set; }
    public string? DeclineReason { get; private set; }

    /// <summary>The sender asks no longer. What is decided stays decided: it was done before this was known.</summary>
    public void Withdraw(int toldVersion, DateTimeOffset at)
    {
        if (toldVersion <= ToldVersion) return;

        (ToldVersion, WithdrawnAt) = (toldVersion, at);
        if (State is ReferralState.Open) State = ReferralState.Withdrawn;
    }

    /// <summary>Takes the person into a group that is being formed at the same site, where there is a place.</summary>
    public void Accept(Guid organizationId, Cohort cohort, Guid participantId, DateOnly today, Guid byId, DateTimeOffset now)
    {
        RefuseIfClosed();
        if (cohort.SiteId != SiteId) throw OtherSite();
        if (cohort.State is not CohortState.Forming) throw CohortLaunched();
        if (cohort.Size >= Cohort.RecommendedMost) throw CohortFull(Cohort.RecommendedMost);

        cohort.Enroll(participantId, today, now);
        (State, CohortId, ParticipantId) = (ReferralState.Accepted, cohort.Id, participantId);
        (DecidedAt, DecidedById) = (now, byId);
        Note(new CohortReferralAccepted(organizationId, Id, cohort.Id, NextVersion, now));
    }

    /// <param name="reason">One of <see cref="DeclineReasons"/>.</param>
    public void Decline(Guid organizationId, string reason, Guid byId, DateTimeOffset now)
    {
        RefuseIfClosed();

        (State, DeclineReason, DecidedAt, DecidedById) = (ReferralState.Declined, reason, now, byId);
        Note(new CohortReferralDeclined(organizationId, Id, reason, NextVersion, now));
    }

    private void RefuseIfClosed()
    {
        if (State is ReferralState.Withdrawn) throw IsWithdrawn();
        if (State is not ReferralState.Open) throw IsDecided();
    }

    private static RuleViolationException IsWithdrawn() => new("referral.withdrawn");

    private static RuleViolationException IsDecided() => new("referral.decided");

    private static RuleViolationException OtherSite() => new("referral.other-site");

    private static RuleViolationException CohortLaunched() => new("referral.cohort-launched");

    private static RuleViolationException CohortFull(int most) => new("referral.cohort-full", most);
}

/// <summary>Why a person is not taken in: codes, for free text would carry what nobody consented to.</summary>
internal static class DeclineReasons
{
    public const string NoGroupForming = "no-group-forming";
    public const string GroupsFull = "groups-full";
    public const string NotWhatIsSought = "not-what-is-sought";
    public const string NotReached = "not-reached";
    public const string ChangedTheirMind = "changed-their-mind";
}
