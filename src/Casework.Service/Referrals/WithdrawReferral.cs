using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Referrals;

/// <summary>The team asks no longer. Nothing more can be opened from this moment on.</summary>
internal static class WithdrawReferral
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IfMatch seen, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleTreatedBy(caller, now);
        var referral = await db.Referrals.SingleOrDefaultAsync(
            known => known.Id == id && people.Any(person => person.Id == known.ParticipantId), cancel);
        if (referral is null) return TypedResults.NotFound();
        referral.Require(seen);

        referral.Withdraw(caller.OrganizationId!.Value, WithdrawalCause.ByTeam, now);
        db.Audit.Wrote(caller, AuditAction.Update, "referral", id, referral.ParticipantId, "withdrawn", referral.ConsentId);
        await db.SaveChangesAsync(cancel);

        http.SetVersion(referral.Version);
        return TypedResults.NoContent();
    }
}
