using Platform.Data;

namespace Platform.Casework.Referrals;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class ReferralsApi
{
    public static void MapReferrals(this IEndpointRouteBuilder app)
    {
        var casework = app.MapGroup("/casework").WithTags("Referrals");

        casework.MapGet("/referral-sites", ListReferralSites.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        casework.MapGet("/people/{id:guid}/referrals", ListReferrals.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        casework.MapPost("/people/{id:guid}/referrals", RequestReferral.Handle)
            .RequireAuthorization(CaseworkPolicies.KeepRecords)
            .Once();
        casework.MapPost("/referrals/{id:guid}/withdrawal", WithdrawReferral.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords);
        // Not once for each key: the first answer is kept nowhere, and whoever looks a second time has looked twice.
        casework.MapPost("/referrals/{id:guid}/disclosures", DiscloseReferral.Handle)
            .RequireAuthorization(CaseworkPolicies.ReceiveReferrals);
    }
}
