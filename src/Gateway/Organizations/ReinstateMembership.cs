using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>Gives a suspended membership back as it was.</summary>
internal static class ReinstateMembership
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid membershipId, IfMatch seen, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.FindKept(id, membershipId, seen, caller, cancel) is not var (membership, person)) return TypedResults.NotFound();

        membership.Reinstate(person, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "membership", membershipId) with
        {
            OrganizationId = id,
            OnBehalfOf = person.Id,
            ReasonCodes = [membership.Role, "reinstated"],
        });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
