using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

/// <summary>Awards a credential that follows another, so that whoever holds it may work on.</summary>
internal static class RenewCredential
{
    /// <param name="ValidFrom">The day after the old one's last, where none is named.</param>
    /// <param name="ValidUntil">As long as the kind is usually awarded, where no day is named.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Range(typeof(DateOnly), AwardCredential.FirstDay, AwardCredential.LastDay)] DateOnly? ValidFrom,
        [Range(typeof(DateOnly), AwardCredential.FirstDay, AwardCredential.LastDay)] DateOnly? ValidUntil);

    public static async Task<Results<Created<AwardCredential.Response>, NotFound>> Handle(
        Guid id, Request request, TrainingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Credentials.SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } old)
            return TypedResults.NotFound();
        if (request.Id is { } wanted && await db.Credentials.AnyAsync(known => known.Id == wanted, cancel))
            throw Credential.IdTaken();

        await db.ActFor(old.OrganizationId, cancel);
        var holder = await db.Staff
            .Include(person => person.Memberships)
            .SingleAsync(person => person.OrganizationId == old.OrganizationId && person.Id == old.PersonId, cancel);
        var held = await db.Credentials
            .Where(known => known.OrganizationId == old.OrganizationId && known.PersonId == old.PersonId)
            .Where(known => known.Kind == old.Kind && known.RevokedAt == null)
            .ToListAsync(cancel);
        var kind = await db.CredentialKinds.SingleAsync(known => known.Code == old.Kind, cancel);

        var next = old.Renew(
            request.Id, holder, held, kind, request.ValidFrom, request.ValidUntil, caller.PersonId, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "credential", next.Id) with
        {
            OrganizationId = old.OrganizationId,
            ReasonCodes = ["renewed"],
        });
        await db.SaveNew(next, holder.Name, cancel);
        return TypedResults.Created($"/training/credentials/{next.Id}", new AwardCredential.Response(next.Id));
    }
}
