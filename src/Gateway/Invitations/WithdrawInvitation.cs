using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

internal static class WithdrawInvitation
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid invitationId,
        IfMatch seen,
        DirectoryDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope
            || await RenewInvitation.Find(db, id, invitationId, scope, cancel) is not { } invitation)
            return TypedResults.NotFound();

        invitation.Require(seen);
        invitation.Withdraw(clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Delete, "invitation", invitationId) with
        {
            OrganizationId = id,
            ReasonCodes = [invitation.Role],
        });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
