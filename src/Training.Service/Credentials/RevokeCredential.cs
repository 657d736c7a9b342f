using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

internal static class RevokeCredential
{
    public sealed record Request([Required, StringLength(Credential.MaxReason, MinimumLength = 3)] string Reason);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        TrainingDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (await db.Credentials.SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } credential)
            return TypedResults.NotFound();

        await db.ActFor(credential.OrganizationId, cancel);
        credential.Require(seen);
        credential.Revoke(request.Reason, caller.PersonId, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "credential", credential.Id) with { ReasonCodes = ["revoked"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
