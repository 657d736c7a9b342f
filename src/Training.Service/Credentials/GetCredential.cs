using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

internal static class GetCredential
{
    /// <param name="Name">The holder's.</param>
    public sealed record Response(
        Guid Id,
        Guid OrganizationId,
        Guid PersonId,
        string Name,
        string Kind,
        DateOnly ValidFrom,
        DateOnly ValidUntil,
        DateTimeOffset AwardedAt,
        DateTimeOffset? RevokedAt,
        string? RevocationReason,
        int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, TrainingDb db, HttpResponse response, CancellationToken cancel)
    {
        var found = await db.Credentials
            .Where(credential => credential.Id == id)
            .Select(credential => new Response(
                credential.Id,
                credential.OrganizationId,
                credential.PersonId,
                db.Staff
                    .Where(holder =>
                        holder.OrganizationId == credential.OrganizationId && holder.Id == credential.PersonId)
                    .Select(holder => holder.Name)
                    .First(),
                credential.Kind,
                credential.ValidFrom,
                credential.ValidUntil,
                credential.AwardedAt,
                credential.RevokedAt,
                credential.RevocationReason,
                credential.Version))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
