namespace Platform.Cohorts.Staff;

/// <summary>Somebody who leads groups at a site, as it stands on one day there.</summary>
/// <param name="IsCertified">Whether they hold a credential on that day, without which no group of theirs starts.</param>
internal sealed record Coach(Guid Id, string Name, bool IsCertified);
