using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.People;

/// <summary>Lets somebody in again, with the memberships that were suspended together with the person and no others.</summary>
internal static class ReinstatePerson
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.People.FindAsync([id], cancel) is not { } person) return TypedResults.NotFound();

        var since = person.Reinstate();
        var memberships = await db.Memberships
            .Where(membership => membership.PersonId == id && membership.EndedAt == null && membership.SuspendedAt == since)
            .ToListAsync(cancel);
        foreach (var membership in memberships) membership.Reinstate(person, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "person", id) with { OnBehalfOf = id, ReasonCodes = ["reinstated"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
