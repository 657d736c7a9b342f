using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Referrals;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Consents;

/// <summary>
/// Takes a consent back, at once and for good. Referrals that stand on it and are not decided yet are withdrawn with it.
/// </summary>
internal static class RevokeConsent
{
    /// <param name="ReceivedAt">When the person said so, if that was earlier than now.</param>
    public sealed record Request(
        [Required] RevocationChannel? Channel, DateTimeOffset? ReceivedAt, [Prose(Revocation.MaxText)] string? Text);

    public sealed record Response(Guid ConsentId, DateTimeOffset RevokedAt);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleTreatedBy(caller, now);
        var personId = await db.Consents
            .Where(known => known.Id == id && people.Any(person => person.Id == known.ParticipantId))
            .Select(known => (Guid?)known.ParticipantId)
            .SingleOrDefaultAsync(cancel);
        if (personId is null) return TypedResults.NotFound();

        await db.OverConsentsOf(personId.Value, cancel);
        if (await db.Revocations.AnyAsync(known => known.ConsentId == id, cancel)) throw Consent.RevokedAlready();

        db.Add(Revocation.Of(id, request.Channel!.Value, request.ReceivedAt, request.Text, caller.PersonId, now));
        db.Audit.Wrote(caller, AuditAction.Update, "consent", id, personId.Value, "revoked", id);
        var open = await db.Referrals
            .Where(referral => referral.ConsentId == id && referral.State == ReferralState.Requested)
            .ToListAsync(cancel);
        foreach (var referral in open)
        {
            referral.Withdraw(caller.OrganizationId!.Value, WithdrawalCause.ConsentRevoked, now);
            db.Audit.Wrote(caller, AuditAction.Update, "referral", referral.Id, personId.Value, "withdrawn", id);
        }

        await db.SaveChangesAsync(cancel);
        return TypedResults.Created($"/casework/consents/{id}", new Response(id, now));
    }
}
