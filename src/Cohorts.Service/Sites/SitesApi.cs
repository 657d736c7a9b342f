namespace Platform.Cohorts.Sites;

/// <summary>The HTTP surface of this folder.</summary>
internal static class SitesApi
{
    public static void MapSites(this IEndpointRouteBuilder app) =>
        app.MapGet("/cohorts/sites", ListSites.Handle)
            .WithTags("Sites")
            .RequireAuthorization(CohortsPolicies.Read);
}
