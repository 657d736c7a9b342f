using Platform.Gateway.Edge;

namespace Platform.Gateway.Invitations;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class InvitationsApi
{
    public static void MapInvitations(this IEndpointRouteBuilder organization)
    {
        var invitations = organization.MapGroup("/invitations").WithTags("Invitations");
        invitations.MapPost("/", InvitePerson.Handle);
        invitations.MapGet("/", ListInvitations.Handle);
        invitations.MapPost("/{invitationId:guid}/renewal", RenewInvitation.Handle)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        invitations.MapDelete("/{invitationId:guid}", WithdrawInvitation.Handle)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);

        var files = organization.MapGroup("/invitation-files").WithTags("Invitations");
        files.MapPost("/", ReadInvitationFile.Handle).Accepts<byte[]>("text/csv", "application/csv", "text/plain", "application/vnd.ms-excel", "application/octet-stream");
        files.MapGet("/{fileId:guid}", CheckInvitationFile.Handle);
        files.MapPost("/{fileId:guid}/invitations", InviteFromFile.Handle);
    }

    /// <summary>What whoever has a link does with it. The page between the two is Web's.</summary>
    public static void MapInvitationForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/invitation/{token}", AcceptInvitation.Open)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .RequireRateLimiting(Limits.SignIn);
        app.MapPost("/invitation", AcceptInvitation.Handle)
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .WithMetadata(new SameOrigin.FormOfOurs())
            .RequireRateLimiting(Limits.SignIn);
    }

    /// <summary>For the pages alone: their reader has a link and is nobody yet.</summary>
    public static void MapLookAtInvitation(this IEndpointRouteBuilder app) => app
        .MapPost("/directory/invitations/look", LookAtInvitation.Handle)
        .AnswersInside()
        .AllowAnonymous()
        .ExcludeFromDescription();
}
