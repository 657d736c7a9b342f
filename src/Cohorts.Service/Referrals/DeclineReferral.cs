using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Referrals;

/// <summary>Does not take in who was referred, and says why, for the team that asked.</summary>
internal static class DeclineReferral
{
    public sealed record Request(
        [Required, AllowedValues(
            DeclineReasons.NoGroupForming, DeclineReasons.GroupsFull, DeclineReasons.NotWhatIsSought, DeclineReasons.NotReached,
            DeclineReasons.ChangedTheirMind)]
        string Reason);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.Referrals.DecidedOnBy(caller).SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } referral)
            return TypedResults.NotFound();
        referral.Require(seen);

        referral.Decline(caller.OrganizationId!.Value, request.Reason, caller.PersonId, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "referral", id) with { ReasonCodes = ["declined", request.Reason] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(referral.Version);
        return TypedResults.NoContent();
    }
}
