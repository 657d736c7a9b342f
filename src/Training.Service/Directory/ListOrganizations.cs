using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Directory;

/// <summary>The organisations that take part, by name.</summary>
internal static class ListOrganizations
{
    public sealed record Item(Guid Id, string Name);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        TrainingDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var organizations = db.Organizations.AsQueryable();
        if (Page.TryRead<Key>(after, out var last))
            organizations = organizations.Where(known => EF.Functions.GreaterThan(
                ValueTuple.Create(known.Name, known.OrganizationId), ValueTuple.Create(last.Name, last.Id)));
        var rows = await organizations
            .OrderBy(known => known.Name).ThenBy(known => known.OrganizationId)
            .Take(take + 1)
            .Select(known => new Item(known.OrganizationId, known.Name))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, last => new Key(last.Name, last.Id)));
    }
}
