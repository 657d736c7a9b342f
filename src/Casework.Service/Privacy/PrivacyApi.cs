namespace Platform.Casework.Privacy;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class PrivacyApi
{
    public static void MapPrivacy(this IEndpointRouteBuilder app)
    {
        var casework = app.MapGroup("/casework").WithTags("Privacy");

        casework.MapGet("/privacy/people", ListPeopleToAnswer.Handle).RequireAuthorization(CaseworkPolicies.AnswerForPrivacy);
        casework.MapGet("/people/{id:guid}/disclosures", AccountForDisclosures.Handle).RequireAuthorization(CaseworkPolicies.Account);
        casework.MapGet("/people/{id:guid}/looks", ListLooks.Handle).RequireAuthorization(CaseworkPolicies.AnswerForPrivacy);
    }
}
