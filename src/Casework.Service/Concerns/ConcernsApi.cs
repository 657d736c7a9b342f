using Platform.Data;

namespace Platform.Casework.Concerns;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class ConcernsApi
{
    public static void MapConcerns(this IEndpointRouteBuilder app)
    {
        var concerns = app.MapGroup("/casework").WithTags("Concerns");

        concerns.MapPost("/people/{id:guid}/concerns", RaiseConcern.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords).Once();
        concerns.MapGet("/concerns", ListConcerns.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        concerns.MapGet("/concerns/{id:guid}", GetConcern.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        concerns.MapPost("/concerns/{id:guid}/answer", AnswerConcern.Handle).RequireAuthorization(CaseworkPolicies.AnswerConcerns);
        concerns.MapPost("/concerns/{id:guid}/escalation", EscalateConcern.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
    }
}
