using Platform.Data;

namespace Platform.Cohorts.Referrals;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class ReferralsApi
{
    public static void MapReferrals(this IEndpointRouteBuilder app)
    {
        var referrals = app.MapGroup("/cohorts/referrals").WithTags("Referrals").RequireAuthorization(CohortsPolicies.Enroll);

        referrals.MapGet("/", ListReferrals.Handle);
        referrals.MapGet("/{id:guid}", GetReferral.Handle);
        referrals.MapPost("/{id:guid}/acceptance", AcceptReferral.Handle).Once();
        referrals.MapPost("/{id:guid}/decline", DeclineReferral.Handle).Once();
    }
}
