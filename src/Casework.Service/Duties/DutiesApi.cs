using Platform.Data;

namespace Platform.Casework.Duties;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class DutiesApi
{
    public static void MapDuties(this IEndpointRouteBuilder app)
    {
        var duties = app.MapGroup("/casework").WithTags("Duties");

        duties.MapPost("/people/{id:guid}/duties", PlanDuty.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords).Once();
        duties.MapGet("/duties/{id:guid}", GetDuty.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        duties.MapPut("/duties/{id:guid}", MoveDuty.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        duties.MapPost("/duties/{id:guid}/end", EndDuty.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
    }
}
