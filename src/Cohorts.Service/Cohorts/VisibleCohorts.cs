using System.Linq.Expressions;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>Which of the organisation's groups a caller may know of, and which of them they may change.</summary>
internal static class VisibleCohorts
{
    /// <summary>A director's are those at the sites of the membership; a coach's are those they lead there.</summary>
    public static IQueryable<Cohort> VisibleTo(this IQueryable<Cohort> cohorts, Caller caller)
    {
        var directed = caller.SitesAs(Roles.ProgramDirector);
        if (directed.All) return cohorts;

        var coached = caller.SitesAs(Roles.PeerLifeCoach);
        var (anywhere, coachId) = (coached.All, caller.PersonId);
        Guid[] coachSites = [.. coached.Sites], directorSites = [.. directed.Sites];
        Expression<Func<Cohort, bool>> visible = directorSites is []
            ? cohort => cohort.CoachId == coachId && (anywhere || coachSites.Contains(cohort.SiteId))
            : cohort => directorSites.Contains(cohort.SiteId)
                || (cohort.CoachId == coachId && (anywhere || coachSites.Contains(cohort.SiteId)));
        return cohorts.Where(visible);
    }

    /// <summary>Those that the caller leads, at the sites where they are a coach.</summary>
    public static IQueryable<Cohort> LedBy(this IQueryable<Cohort> cohorts, Caller caller)
    {
        var coached = caller.SitesAs(Roles.PeerLifeCoach);
        var (anywhere, coachId) = (coached.All, caller.PersonId);
        Guid[] sites = [.. coached.Sites];
        return cohorts.Where(cohort => cohort.CoachId == coachId && (anywhere || sites.Contains(cohort.SiteId)));
    }

    /// <summary>Those at the sites where the caller is program director: a coach reads them, and
    /// changes their meetings only.</summary>
    public static IQueryable<Cohort> ManagedBy(this IQueryable<Cohort> cohorts, Caller caller)
    {
        var directed = caller.SitesAs(Roles.ProgramDirector);
        if (directed.All) return cohorts;

        Guid[] sites = [.. directed.Sites];
        return cohorts.Where(cohort => sites.Contains(cohort.SiteId));
    }
}
