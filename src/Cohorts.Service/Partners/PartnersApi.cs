using Platform.Data;

namespace Platform.Cohorts.Partners;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class PartnersApi
{
    public static void MapPartners(this IEndpointRouteBuilder app)
    {
        var cohorts = app.MapGroup("/cohorts").WithTags("Partners").RequireAuthorization(CohortsPolicies.Partners);

        cohorts.MapGet("/partner-choices", ListPartnerChoices.Handle);
        cohorts.MapGet("/{id:guid}/people/{participantId:guid}/preferences", GetPreferences.Handle);
        cohorts.MapPut("/{id:guid}/people/{participantId:guid}/preferences", SetPreferences.Handle);
        cohorts.MapGet("/{id:guid}/partners", GetPartners.Handle);
        cohorts.MapPost("/{id:guid}/partners", OfferPartners.Handle).Once();
        cohorts.MapGet("/{id:guid}/partners/proposal", ProposePartners.Handle);
        cohorts.MapGet("/{id:guid}/partners/earlier", ListEarlierPartners.Handle);
        cohorts.MapPost("/{id:guid}/partners/{pairId:guid}/ending", EndPair.Handle);
        cohorts.MapPut("/{id:guid}/partners/{pairId:guid}/lock", LockPair.Handle);
        cohorts.MapPut("/{id:guid}/partners/{pairId:guid}/concern", FlagPair.Handle);
        cohorts.MapPost("/{id:guid}/kept-apart", KeepApart.Handle).Once();
        cohorts.MapDelete("/{id:guid}/kept-apart/{keptApartId:guid}", LetTogether.Handle);
        cohorts.MapDelete("/{id:guid}/going-alone/{participantId:guid}", WantPartnerAgain.Handle);
    }
}
