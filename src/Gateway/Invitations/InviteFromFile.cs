using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>
/// Invites those of a list whose lines are right, all in one transaction. Who is there or invited already is left as they
/// are, so that the same list again does no harm.
/// </summary>
internal static class InviteFromFile
{
    public sealed record Response(int Invited, int There, int Wrong);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Guid fileId,
        DirectoryDb db,
        Caller caller,
        PublicAddress address,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope
            || await CheckInvitationFile.Find(db, id, fileId, cancel) is not { } file
            || await db.Organizations.FindAsync([id], cancel) is not { } organization)
            return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var check = await FileCheck.Of(db, organization, scope, file, cancel);
        var rows = file.Rows().Select(check.Check).ToArray();
        foreach (var row in rows)
        {
            if (row is not { Invitee: { } invitee, Place: { } place }) continue;

            var (invitation, token) = Invitation.Make(
                Guid.CreateVersion7(now), organization, invitee, place, check.Sites, caller.PersonId, now);
            db.Invitations.Add(invitation);
            db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "invitation", invitation.Id) with
            {
                OrganizationId = id,
                ReasonCodes = [invitation.Role],
            });
            db.Mails.Add(InvitationMail.For(invitation, organization.Name, address, token, now));
        }

        await db.SaveNew(cancel, (InvitationMapping.OnceOpen, Meanwhile()));
        return TypedResults.Ok(new Response(
            rows.Count(row => row.Invitee is not null), rows.Count(row => row.IsThere), rows.Count(row => row is { Left: not null, IsThere: false })));
    }

    private static RuleViolationException Meanwhile() => new("file.meanwhile");
}
