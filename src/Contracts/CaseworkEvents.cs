namespace Platform.Contracts.Casework;

/// <summary>
/// A team asks the group program of a site to take somebody in. Who it is, is not said: whoever decides on it fetches what the
/// person has consented to from casework, as a disclosure.
/// </summary>
/// <param name="SiteId">The site whose program is asked.</param>
/// <param name="Version">The referral's version.</param>
public sealed record CohortReferralRequested(
    Guid OrganizationId, Guid ReferralId, Guid SiteId, int Version, DateTimeOffset At);

/// <summary>The team, or the person by taking the consent back, no longer asks. What was decided before stays decided.</summary>
/// <param name="SiteId">The site whose program was asked.</param>
/// <param name="Version">The referral's version.</param>
public sealed record CohortReferralWithdrawn(
    Guid OrganizationId, Guid ReferralId, Guid SiteId, int Version, DateTimeOffset At);
