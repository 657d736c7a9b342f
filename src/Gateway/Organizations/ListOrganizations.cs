using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>A page of all organisations, by name; or of those in whose names something stands.</summary>
internal static partial class ListOrganizations
{
    public sealed record Item(Guid Id, string Name, string Kind);

    public sealed record Key(string Name, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        DirectoryDb db,
        CancellationToken cancel,
        [OneLine(Organization.MaxName)] string? search = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize) =>
        TypedResults.Ok(Page.Of(
            await Query(db, search, after, take).ToArrayAsync(cancel), take, last => new Key(last.Name, last.Id)));

    internal static IQueryable<Item> Query(DirectoryDb db, string? search, string? after, int take)
    {
        var organizations = db.Organizations.AsQueryable();
        // There are some thousand at most, and no row-level security in the directory: each page is read through by name.
        if (!string.IsNullOrWhiteSpace(search))
            organizations = organizations.Where(organization => EF.Functions.ILike(organization.Name, Containing(search.Trim()), "\\"));
        if (Page.TryRead<Key>(after, out var last))
            organizations = organizations.Where(organization => EF.Functions.GreaterThan(
                ValueTuple.Create(organization.Name, organization.Id), ValueTuple.Create(last.Name, last.Id)));
        return organizations
            .OrderBy(organization => organization.Name)
            .ThenBy(organization => organization.Id)
            .Take(take + 1)
            .Select(organization => new Item(organization.Id, organization.Name, organization.Kind));
    }

    private static string Containing(string text) => $"%{Special().Replace(text, @"\$0")}%";

    [GeneratedRegex(@"[%_\\]")]
    private static partial Regex Special();
}
