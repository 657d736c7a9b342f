using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.People;

/// <summary>
/// Keeps somebody out everywhere: their sessions end, their tokens are taken no more, their memberships are suspended and
/// the others hear of it.
/// </summary>
internal static class SuspendPerson
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.People.FindAsync([id], cancel) is not { } person) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        person.Suspend(caller.PersonId, now);
        var memberships = await db.Memberships
            .Where(membership => membership.PersonId == id && membership.EndedAt == null && membership.SuspendedAt == null)
            .ToListAsync(cancel);
        foreach (var membership in memberships) membership.Suspend(person, now);

        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "person", id) with { OnBehalfOf = id, ReasonCodes = ["suspended"] });

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(session => session.PersonId == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return TypedResults.NoContent();
    }
}
