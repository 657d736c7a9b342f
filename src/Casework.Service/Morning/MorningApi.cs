namespace Platform.Casework.Morning;

/// <summary>The HTTP surface of this folder.</summary>
internal static class MorningApi
{
    public static void MapMorning(this IEndpointRouteBuilder app) =>
        app.MapGet("/casework/teams/{id:guid}/morning", GetMorning.Handle)
            .WithTags("Morning")
            .RequireAuthorization(CaseworkPolicies.ReadRecords);
}
