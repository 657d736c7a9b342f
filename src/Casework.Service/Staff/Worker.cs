namespace Platform.Casework.Staff;

/// <summary>Somebody who may be in a team at a site under a role, as it stands on one day there.</summary>
/// <param name="IsCertified">Whether they hold a credential as a peer support specialist on that day.</param>
internal sealed record Worker(Guid Id, string Name, bool IsCertified);
