using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Data;

namespace Platform.Casework.Referrals;

/// <summary>The organisation's sites, by name: a person may be referred to another site's program than the team's own.</summary>
internal static class ListReferralSites
{
    public sealed record Item(Guid Id, string Name);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        CaseworkDb db, CancellationToken cancel, string? after = null, [Range(1, Page.MaxSize)] int take = Page.MaxSize)
    {
        var sites = db.Sites.AsQueryable();
        if (Page.TryRead<Key>(after, out var last))
            sites = sites.Where(site => EF.Functions.GreaterThan(
                ValueTuple.Create(site.Name, site.Id), ValueTuple.Create(last.Name, last.Id)));

        var rows = await sites
            .OrderBy(site => site.Name).ThenBy(site => site.Id)
            .Take(take + 1)
            .Select(site => new Item(site.Id, site.Name))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.Name, item.Id)));
    }
}
