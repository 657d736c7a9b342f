using Platform.Contracts.Cohorts;

namespace Platform.Training.Assistance;

/// <summary>A launched group of the site, as its newest event tells it; its id is the group's.</summary>
internal sealed class AssistedCohort
{
    private AssistedCohort()
    {
    }

    public Guid Id { get; private init; }
    public DateOnly StartsOn { get; private set; }
    public int Size { get; private set; }
    public DateTimeOffset LaunchedAt { get; private set; }

    /// <summary>The group's version in the event that was heard.</summary>
    public int Version { get; private set; }

    public static AssistedCohort From(CohortLaunched launch)
    {
        var cohort = new AssistedCohort { Id = launch.CohortId };
        cohort.Hear(launch);
        return cohort;
    }

    public void Hear(CohortLaunched launch)
    {
        if (launch.Version <= Version) return;

        (StartsOn, Size, LaunchedAt, Version) = (launch.StartsOn, launch.Size, launch.At, launch.Version);
    }
}
