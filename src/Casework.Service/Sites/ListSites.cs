using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Sites;

/// <summary>The sites at which the caller works with teams, by name.</summary>
internal static class ListSites
{
    public sealed record Item(Guid Id, string Name, string TimeZone);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        Caller caller,
        CaseworkDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.MaxSize)
    {
        var scope = caller.SitesAs(
            Roles.ProgramDirector, Roles.ClinicalSupervisor, Roles.PeerNavigator, Roles.PeerSupervisor, Roles.CaseManager,
            Roles.PeerSupportSpecialist);
        IQueryable<Site> sites = db.Sites;
        if (!scope.All)
        {
            Guid[] covered = [.. scope.Sites];
            sites = sites.Where(site => covered.Contains(site.Id));
        }

        if (Page.TryRead<Key>(after, out var last))
            sites = sites.Where(site => EF.Functions.GreaterThan(
                ValueTuple.Create(site.Name, site.Id), ValueTuple.Create(last.Name, last.Id)));

        var rows = await sites
            .OrderBy(site => site.Name).ThenBy(site => site.Id)
            .Take(take + 1)
            .Select(site => new Item(site.Id, site.Name, site.TimeZone))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.Name, item.Id)));
    }
}
