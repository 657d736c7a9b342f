using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>Makes a membership of no effect, until it is given back. The person's next request no longer has it.</summary>
internal static class SuspendMembership
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid membershipId, IfMatch seen, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.FindKept(id, membershipId, seen, caller, cancel) is not var (membership, person)) return TypedResults.NotFound();

        membership.Suspend(person, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "membership", membershipId) with
        {
            OrganizationId = id,
            OnBehalfOf = person.Id,
            ReasonCodes = [membership.Role, "suspended"],
        });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
