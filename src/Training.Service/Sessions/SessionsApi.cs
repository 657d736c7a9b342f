using Platform.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Sessions;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class SessionsApi
{
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/training/sessions").WithTags("Sessions");

        sessions.MapGet("/", ListSessions.Handle).RequireAuthorization(TrainingPolicies.KeepOfferings);
        sessions.MapGet("/{id:guid}", GetSession.Handle).RequireAuthorization(TrainingPolicies.KeepOfferings);
        sessions.MapPut("/{id:guid}", ChangeSession.Handle).RequireAuthorization(TrainingPolicies.KeepOfferings).Once();
        sessions.MapPut("/{id:guid}/materials", PublishMaterials.Handle).RequireAuthorization(TrainingPolicies.KeepOfferings);
        sessions.MapPost("/{id:guid}/move", MoveSession.Handle)
            .RequireAuthorization(TrainingPolicies.KeepOfferings)
            .Once();
        sessions.MapPost("/{id:guid}/cancellation", CancelSession.Handle)
            .RequireAuthorization(TrainingPolicies.KeepOfferings)
            .Once();
        sessions.MapGet("/{id:guid}/people", ListPeople.Handle).RequireAuthorization(TrainingPolicies.Enroll);
        sessions.MapPost("/{id:guid}/guests", EnrollGuest.Handle)
            .RequireAuthorization(TrainingPolicies.KeepOfferings)
            .Once();
    }
}
