using Platform.Contracts.Cohorts;
using Platform.Domain;

namespace Platform.Training.Assistance;

/// <summary>
/// The first year of technical assistance to a site. It opens on the day on which the site's first group started, and
/// what it says depends only on which launches have been heard of: not on their order, nor on how often each came.
/// </summary>
internal sealed class SiteAssistance : Aggregate
{
    private readonly List<AssistedCohort> _cohorts = [];

    private SiteAssistance()
    {
    }

    public Guid OrganizationId { get; private init; }

    /// <summary>The day on which the site's first group started.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>The same day one year later.</summary>
    public DateOnly EndsOn { get; private set; }

    public IReadOnlyList<AssistedCohort> Cohorts => _cohorts;

    /// <summary>Opens the year of a site of which nothing has been heard before; its id is the site's.</summary>
    public static SiteAssistance Open(CohortLaunched launch)
    {
        var assistance = new SiteAssistance { OrganizationId = launch.OrganizationId, Id = launch.SiteId };
        assistance.Hear(launch);
        return assistance;
    }

    /// <summary>Counts a group once, and begins the year earlier if this one turns out to have been the first.</summary>
    public void Hear(CohortLaunched launch)
    {
        var known = _cohorts.Find(cohort => cohort.Id == launch.CohortId);
        if (known is null) _cohorts.Add(AssistedCohort.From(launch));
        else known.Hear(launch);

        OpenedOn = _cohorts.Min(cohort => cohort.StartsOn);
        EndsOn = OpenedOn.AddYears(1);
    }
}
