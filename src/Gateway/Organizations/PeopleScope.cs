using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>
/// Whose memberships somebody may keep: a platform administrator everybody's, a program director those of their own
/// organisation that lie within the sites of their own membership.
/// </summary>
internal static class PeopleScope
{
    /// <returns>The sites of the organisation at which the caller keeps people; null if it is none of their business.</returns>
    public static SiteScope? KeepsPeopleOf(this Caller caller, Guid organizationId)
    {
        if (caller.IsNational && caller.Is(Roles.PlatformAdministrator)) return SiteScope.Everywhere;

        return caller.OrganizationId == organizationId && caller.Is(Roles.ProgramDirector)
            ? caller.SitesAs(Roles.ProgramDirector)
            : null;
    }

    /// <summary>Refuses to give or take what reaches further than the caller does.</summary>
    public static void RequireWithin(this SiteScope scope, bool allSites, IReadOnlyCollection<Guid> sites)
    {
        if (!scope.All && (allSites || !sites.All(scope.Covers))) throw BeyondYourSites();
    }

    /// <summary>Those memberships that the scope sees: a director of one site sees who works there.</summary>
    public static IQueryable<Membership> SeenBy(this IQueryable<Membership> memberships, SiteScope scope)
    {
        if (scope.All) return memberships;

        var sites = scope.Sites.ToArray();
        return memberships.Where(membership => membership.AllSites || membership.Sites.Any(site => sites.Contains(site)));
    }

    private static RuleViolationException BeyondYourSites() => new("membership.beyond-your-sites");
}
