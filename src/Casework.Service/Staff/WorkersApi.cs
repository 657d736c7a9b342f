namespace Platform.Casework.Staff;

/// <summary>The HTTP surface of this folder.</summary>
internal static class WorkersApi
{
    public static void MapWorkers(this IEndpointRouteBuilder app) =>
        app.MapGet("/casework/workers", ListWorkers.Handle)
            .WithTags("Workers")
            .RequireAuthorization(CaseworkPolicies.Cover);
}
