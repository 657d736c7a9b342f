using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Assistance;

internal static class GetAssistance
{
    public sealed record Cohort(Guid CohortId, DateOnly StartsOn, int Size, DateTimeOffset LaunchedAt);

    public sealed record Response(
        Guid SiteId,
        string? SiteName,
        Guid OrganizationId,
        string? OrganizationName,
        DateOnly OpenedOn,
        DateOnly EndsOn,
        int Version,
        IReadOnlyList<Cohort> Cohorts);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid siteId, TrainingDb db, Caller caller, HttpResponse response, CancellationToken cancel)
    {
        var found = await db.Assistance
            .VisibleTo(caller)
            .Where(site => site.Id == siteId)
            .Select(site => new Response(
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
                site.Version,
                site.Cohorts
                    .OrderBy(cohort => cohort.StartsOn).ThenBy(cohort => cohort.Id)
                    .Select(cohort => new Cohort(cohort.Id, cohort.StartsOn, cohort.Size, cohort.LaunchedAt))
                    .ToList()))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
