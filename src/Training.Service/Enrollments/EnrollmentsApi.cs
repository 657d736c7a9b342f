using Platform.Data;

namespace Platform.Training.Enrollments;

/// <summary>The HTTP surface of this folder, one line for each feature; a session's own people are at the session.</summary>
internal static class EnrollmentsApi
{
    public static void MapEnrollments(this IEndpointRouteBuilder app)
    {
        var enrollments = app.MapGroup("/training/enrollments").WithTags("Enrollments");

        enrollments.MapPost("/", EnrollStaff.Handle).RequireAuthorization(TrainingPolicies.Enroll).Once();
        enrollments.MapGet("/mine", ListMine.Handle).RequireAuthorization(TrainingPolicies.Attend);
        enrollments.MapGet("/mine/past", ListMyPast.Handle).RequireAuthorization(TrainingPolicies.Attend);
        enrollments.MapGet("/{id:guid}", GetEnrollment.Handle).RequireAuthorization(TrainingPolicies.Enroll);
        enrollments.MapPost("/{id:guid}/cancellation", CancelEnrollment.Handle)
            .RequireAuthorization(TrainingPolicies.Enroll)
            .Once();
    }
}
