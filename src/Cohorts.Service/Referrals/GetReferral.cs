using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Referrals;

/// <summary>One referral. Who it is about is asked of casework, which writes that down.</summary>
internal static class GetReferral
{
    public static async Task<Results<Ok<ReferralItem>, NotFound>> Handle(
        Guid id, Caller caller, CohortsDb db, HttpResponse http, CancellationToken cancel)
    {
        var found = await ReferralItem.Of(db, db.Referrals.DecidedOnBy(caller).Where(referral => referral.Id == id))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        http.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
