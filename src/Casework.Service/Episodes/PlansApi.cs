namespace Platform.Casework.Episodes;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        var plan = app.MapGroup("/casework/people/{id:guid}").WithTags("Plans");

        plan.MapGet("/plan", GetPlan.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        plan.MapPost("/plan/extension", ExtendPlan.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapPost("/plan/pause", PausePlan.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapPost("/plan/resumption", ResumePlan.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapPut("/plan/dates", ReschedulePlan.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapPut("/plan/sessions/{series}/{number:int}", PlanSession.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapPost("/plan/sessions/{series}/{number:int}/skip", SkipSession.Handle)
            .RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapDelete("/plan/sessions/{series}/{number:int}/skip", RestoreSession.Handle)
            .RequireAuthorization(CaseworkPolicies.KeepRecords);
        plan.MapPost("/end", EndService.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
    }
}
