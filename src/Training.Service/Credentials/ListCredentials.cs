using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

/// <summary>A page of an organisation's credentials, newest first.</summary>
internal static class ListCredentials
{
    /// <param name="Name">The holder's.</param>
    public sealed record Item(
        Guid Id,
        Guid OrganizationId,
        Guid PersonId,
        string Name,
        string Kind,
        DateOnly ValidFrom,
        DateOnly ValidUntil,
        DateTimeOffset? RevokedAt,
        int Version);

    public static async Task<Ok<Page<Item>>> Handle(
        TrainingDb db,
        Guid organizationId,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize) =>
        TypedResults.Ok(Page.Of(
            await Query(db, organizationId, after, take).ToArrayAsync(cancel), take, last => last.Id));

    internal static IQueryable<Item> Query(TrainingDb db, Guid organizationId, string? after, int take)
    {
        var credentials = db.Credentials.Where(credential => credential.OrganizationId == organizationId);
        if (Page.TryRead<Guid>(after, out var last)) credentials = credentials.Where(credential => credential.Id < last);
        return credentials
            .OrderByDescending(credential => credential.Id)
            .Take(take + 1)
            .Select(credential => new Item(
                credential.Id,
                credential.OrganizationId,
                credential.PersonId,
                db.Staff
                    .Where(holder => holder.OrganizationId == organizationId && holder.Id == credential.PersonId)
                    .Select(holder => holder.Name)
                    .First(),
                credential.Kind,
                credential.ValidFrom,
                credential.ValidUntil,
                credential.RevokedAt,
                credential.Version));
    }
}
