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
