using Platform.Data;

namespace Platform.Training.Credentials;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class CredentialsApi
{
    public static void MapCredentials(this IEndpointRouteBuilder app)
    {
        var credentials = app.MapGroup("/training/credentials")
            .WithTags("Credentials")
            .RequireAuthorization(TrainingPolicies.KeepCredentials);

        credentials.MapPost("/", AwardCredential.Handle).Once().ProducesProblem(StatusCodes.Status409Conflict);
        credentials.MapGet("/", ListCredentials.Handle);
        credentials.MapGet("/{id:guid}", GetCredential.Handle);
        credentials.MapPost("/{id:guid}/renewal", RenewCredential.Handle)
            .Once()
            .ProducesProblem(StatusCodes.Status409Conflict);
        credentials.MapPost("/{id:guid}/revocation", RevokeCredential.Handle)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        credentials.MapGet("/kinds", ListKinds.Handle);
        credentials.MapPut("/kinds/{code}", DecideLength.Handle)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);

        app.MapGet("/training/certifications", ListCertifications.Handle)
            .WithTags("Credentials")
            .RequireAuthorization(TrainingPolicies.ReadCertifications);
    }
}
