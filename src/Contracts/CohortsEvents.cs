namespace Platform.Contracts.Cohorts;

/// <summary>A group has started its year: its people are enrolled and its 52 weekly meetings have their dates.</summary>
/// <param name="StartsOn">The day of the first meeting, at the site.</param>
/// <param name="EndsOn">The day of the last weekly slot, at the site.</param>
/// <param name="Size">How many people started.</param>
/// <param name="Version">The cohort's version.</param>
public sealed record CohortLaunched(
    Guid OrganizationId,
    Guid CohortId,
    Guid SiteId,
    Guid CoachId,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Size,
    int Version,
    DateTimeOffset At);

/// <summary>A group that is being formed takes in whom a team referred. The person's id here is told to nobody.</summary>
/// <param name="ReferralId">Casework's referral.</param>
/// <param name="Version">The version of the referral's decision.</param>
public sealed record CohortReferralAccepted(
    Guid OrganizationId, Guid ReferralId, Guid CohortId, int Version, DateTimeOffset At);

/// <summary>The program does not take in whom a team referred.</summary>
/// <param name="ReferralId">Casework's referral.</param>
/// <param name="ReasonCode">One of <c>no-group-forming</c>, <c>groups-full</c>, <c>not-what-is-sought</c>, <c>not-reached</c>,
/// <c>changed-their-mind</c>.</param>
/// <param name="Version">The version of the referral's decision.</param>
public sealed record CohortReferralDeclined(
    Guid OrganizationId, Guid ReferralId, string ReasonCode, int Version, DateTimeOffset At);
