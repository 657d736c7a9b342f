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
        int Version,
        string? OrganizationName,
        Guid? FollowsId,
        IReadOnlyList<Other> Others);

    /// <summary>Another of the same kind that the person was awarded there, before or after.</summary>
    public sealed record Other(Guid Id, DateOnly ValidFrom, DateOnly ValidUntil, DateTimeOffset? RevokedAt);

    private const int MostOthers = 20;

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
                credential.Version,
                db.Organizations
                    .Where(known => known.OrganizationId == credential.OrganizationId)
                    .Select(known => known.Name)
                    .FirstOrDefault(),
                credential.FollowsId,
                db.Credentials
                    .Where(other => other.OrganizationId == credential.OrganizationId
                        && other.PersonId == credential.PersonId
                        && other.Kind == credential.Kind
                        && other.Id != credential.Id)
                    .OrderByDescending(other => other.ValidFrom)
                    .Take(MostOthers)
                    .Select(other => new Other(other.Id, other.ValidFrom, other.ValidUntil, other.RevokedAt))
                    .ToList()))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
