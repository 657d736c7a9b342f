using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Assistance;

/// <summary>A page of sites in their first year or past it, those whose year ends first at the top.</summary>
internal static class ListAssistance
{
    /// <param name="SiteName">Null until the directory's event about the site has come; so too the organisation's.</param>
    public sealed record Item(
        Guid SiteId,
        string? SiteName,
        Guid OrganizationId,
        string? OrganizationName,
        DateOnly OpenedOn,
        DateOnly EndsOn,
        int Cohorts);

    public sealed record Key(DateOnly EndsOn, Guid SiteId);

    public static async Task<Ok<Page<Item>>> Handle(
        TrainingDb db,
        Caller caller,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize) =>
        TypedResults.Ok(Page.Of(
            await Query(db, caller, after, take).ToArrayAsync(cancel),
            take,
            last => new Key(last.EndsOn, last.SiteId)));

    internal static IQueryable<Item> Query(TrainingDb db, Caller caller, string? after, int take)
    {
        var sites = db.Assistance.VisibleTo(caller);
        if (Page.TryRead<Key>(after, out var last))
            sites = sites.Where(site => EF.Functions.GreaterThan(
                ValueTuple.Create(site.EndsOn, site.Id), ValueTuple.Create(last.EndsOn, last.SiteId)));
        return sites
            .OrderBy(site => site.EndsOn).ThenBy(site => site.Id)
            .Take(take + 1)
            .Select(site => new Item(
                site.Id,
                db.Sites
                    .Where(known => known.OrganizationId == site.OrganizationId && known.Id == site.Id)
                    .Select(known => known.Name)
                    .FirstOrDefault(),
                site.OrganizationId,
                db.Organizations
                    .Where(known => known.OrganizationId == site.OrganizationId)
                    .Select(known => known.Name)
                    .FirstOrDefault(),
                site.OpenedOn,
                site.EndsOn,
                site.Cohorts.Count));
    }
}
