using Platform.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Offerings;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class OfferingsApi
{
    public static void MapOfferings(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/training/templates")
            .WithTags("Offerings")
            .RequireAuthorization(TrainingPolicies.KeepOfferings);

        templates.MapGet("/", ListTemplates.Handle);
        templates.MapGet("/{code}", GetTemplate.Handle);

        var offerings = app.MapGroup("/training/offerings")
            .WithTags("Offerings")
            .RequireAuthorization(TrainingPolicies.KeepOfferings);

        offerings.MapPost("/", DraftOffering.Handle).Once().ProducesProblem(StatusCodes.Status409Conflict);
        offerings.MapGet("/", ListOfferings.Handle);
        offerings.MapGet("/{id:guid}", GetOffering.Handle);
        offerings.MapPut("/{id:guid}", ChangeOffering.Handle);
        offerings.MapPost("/{id:guid}/publication", PublishOffering.Handle);
        offerings.MapPost("/{id:guid}/sessions", PlanSession.Handle).Once();
    }
}
