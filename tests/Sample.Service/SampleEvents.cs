namespace Platform.Sample;

/// <summary>A garden is open.</summary>
public sealed record GardenOpened(Guid OrganizationId, Guid GardenId, int Version, DateTimeOffset At);

/// <summary>Somebody was there.</summary>
public sealed record GardenVisited(Guid OrganizationId, Guid GardenId, Guid VisitId, int Version, DateTimeOffset At);
