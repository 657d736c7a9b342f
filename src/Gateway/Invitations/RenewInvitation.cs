using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>Sends an invitation again, with another link.</summary>
internal static class RenewInvitation
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid invitationId,
        IfMatch seen,
        DirectoryDb db,
        Caller caller,
        PublicAddress address,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope
            || await Find(db, id, invitationId, scope, cancel) is not { } invitation)
            return TypedResults.NotFound();

        invitation.Require(seen);
        var now = clock.GetUtcNow();
        var token = invitation.Renew(now);
        var organization = await db.Organizations.Where(known => known.Id == id).Select(known => known.Name).SingleAsync(cancel);
        db.Mails.Add(InvitationMail.For(invitation, organization, address, token, now));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "invitation", invitationId) with
        {
            OrganizationId = id,
            ReasonCodes = [invitation.Role, "renewed"],
        });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    internal static Task<Invitation?> Find(
        DirectoryDb db, Guid organizationId, Guid invitationId, SiteScope scope, CancellationToken cancel) =>
        db.Invitations
            .Where(known => known.Id == invitationId && known.OrganizationId == organizationId)
            .Within(scope)
            .SingleOrDefaultAsync(cancel);
}
