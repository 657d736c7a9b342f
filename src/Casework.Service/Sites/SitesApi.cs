namespace Platform.Casework.Sites;

/// <summary>The HTTP surface of this folder.</summary>
internal static class SitesApi
{
    public static void MapSites(this IEndpointRouteBuilder app) =>
        app.MapGet("/casework/sites", ListSites.Handle)
            .WithTags("Sites")
            .RequireAuthorization(CaseworkPolicies.ReadTeams);
}
