namespace Platform.Cohorts.Staff;

/// <summary>The HTTP surface of this folder.</summary>
internal static class CoachesApi
{
    public static void MapCoaches(this IEndpointRouteBuilder app) =>
        app.MapGet("/cohorts/coaches", ListCoaches.Handle)
            .WithTags("Coaches")
            .RequireAuthorization(CohortsPolicies.Form);
}
