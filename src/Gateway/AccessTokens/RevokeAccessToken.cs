using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.AccessTokens;

/// <summary>Revokes one of one's own tokens, from the next request on. Twice is as good as once.</summary>
internal static class RevokeAccessToken
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, DirectoryDb db, Caller caller, CredentialClock clock, CancellationToken cancel)
    {
        var token = await db.AccessTokens
            .SingleOrDefaultAsync(known => known.Id == id && known.PersonId == caller.PersonId, cancel);
        if (token is null) return TypedResults.NotFound();

        token.Revoke(clock.Now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Delete, "access-token", id));
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
