using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>Takes a membership away. The person's next request no longer has it.</summary>
internal static class EndMembership
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid membershipId, IfMatch seen, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var membership = await db.Memberships
            .SingleOrDefaultAsync(known => known.Id == membershipId && known.OrganizationId == id, cancel);
        if (membership is null) return TypedResults.NotFound();

        membership.Require(seen);
        var person = await db.People.SingleAsync(known => known.Id == membership.PersonId, cancel);
        membership.End(person, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Delete, "membership", membershipId) with
        {
            OrganizationId = id,
            OnBehalfOf = person.Id,
            ReasonCodes = [membership.Role],
        });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
