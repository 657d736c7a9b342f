using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>A page of those who belong to an organisation, in the order in which they came.</summary>
internal static class ListMemberships
{
    public sealed record Item(
        Guid Id,
        Guid PersonId,
        string GivenName,
        string FamilyName,
        string Role,
        bool AllSites,
        IReadOnlyList<Guid> Sites,
        DateTimeOffset? SuspendedAt,
        int Version);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        DirectoryDb db,
        Caller caller,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope) return TypedResults.NotFound();

        return TypedResults.Ok(
            Page.Of(await Query(db, id, scope, after, take).ToArrayAsync(cancel), take, last => last.Id));
    }

    internal static IQueryable<Item> Query(DirectoryDb db, Guid organizationId, SiteScope scope, string? after, int take)
    {
        var memberships = db.Memberships
            .Where(membership => membership.OrganizationId == organizationId && membership.EndedAt == null)
            .SeenBy(scope);
        if (Page.TryRead<Guid>(after, out var last))
            memberships = memberships.Where(membership => membership.Id > last);
        return memberships
            .Join(db.People, membership => membership.PersonId, person => person.Id,
                (membership, person) => new { membership, person })
            .OrderBy(found => found.membership.Id)
            .Take(take + 1)
            .Select(found => new Item(
                found.membership.Id, found.person.Id, found.person.GivenName, found.person.FamilyName,
                found.membership.Role, found.membership.AllSites, found.membership.Sites,
                found.membership.SuspendedAt, found.membership.Version));
    }
}
