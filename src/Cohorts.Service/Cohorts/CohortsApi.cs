using Platform.Data;

namespace Platform.Cohorts.Cohorts;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class CohortsApi
{
    public static void MapCohorts(this IEndpointRouteBuilder app)
    {
        var cohorts = app.MapGroup("/cohorts").WithTags("Cohorts");

        cohorts.MapGet("/", ListCohorts.Handle).RequireAuthorization(CohortsPolicies.Read);
        cohorts.MapPost("/", FormCohort.Handle).RequireAuthorization(CohortsPolicies.Form).Once();
        cohorts.MapGet("/{id:guid}", GetCohort.Handle).RequireAuthorization(CohortsPolicies.Read);
        cohorts.MapPut("/{id:guid}", PlanCohort.Handle).RequireAuthorization(CohortsPolicies.Form);
        cohorts.MapPost("/{id:guid}/people", EnrollPerson.Handle).RequireAuthorization(CohortsPolicies.Enroll).Once();
        cohorts.MapPost("/{id:guid}/people/{participantId:guid}/withdrawal", WithdrawPerson.Handle)
            .RequireAuthorization(CohortsPolicies.Enroll);
        cohorts.MapPut("/{id:guid}/skip-dates", SetSkipDates.Handle).RequireAuthorization(CohortsPolicies.Schedule);
        cohorts.MapPost("/{id:guid}/launch", LaunchCohort.Handle).RequireAuthorization(CohortsPolicies.Launch).Once();
        cohorts.MapGet("/{id:guid}/calendar", GetCalendar.Handle).RequireAuthorization(CohortsPolicies.Read);
    }
}
