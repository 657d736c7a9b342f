using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;

namespace Platform.Gateway.Organizations;

/// <summary>A page of all organisations, by name.</summary>
internal static class ListOrganizations
{
    public sealed record Item(Guid Id, string Name, string Kind);

    public sealed record Key(string Name, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        DirectoryDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize) =>
        TypedResults.Ok(Page.Of(
            await Query(db, after, take).ToArrayAsync(cancel), take, last => new Key(last.Name, last.Id)));

    internal static IQueryable<Item> Query(DirectoryDb db, string? after, int take)
    {
        var organizations = db.Organizations.AsQueryable();
        if (Page.TryRead<Key>(after, out var last))
            organizations = organizations.Where(organization => EF.Functions.GreaterThan(
                ValueTuple.Create(organization.Name, organization.Id), ValueTuple.Create(last.Name, last.Id)));
        return organizations
            .OrderBy(organization => organization.Name)
            .ThenBy(organization => organization.Id)
            .Take(take + 1)
            .Select(organization => new Item(organization.Id, organization.Name, organization.Kind));
    }
}
