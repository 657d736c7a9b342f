using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>One organisation and its sites, for those who belong to it and for platform administrators.</summary>
internal static class GetOrganization
{
    public sealed record Response(Guid Id, string Name, string Kind, int Version, IReadOnlyList<SiteItem> Sites);

    public sealed record SiteItem(Guid Id, string Name, string TimeZone);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, DirectoryDb db, Caller caller, HttpResponse response, CancellationToken cancel)
    {
        var keepsDirectory = caller.IsNational && caller.Is(Roles.PlatformAdministrator);
        var found = await db.Organizations
            .Where(organization => organization.Id == id)
            .Where(organization => keepsDirectory || db.Memberships.Any(membership =>
                membership.OrganizationId == id
                && membership.PersonId == caller.PersonId
                && membership.EndedAt == null
                && membership.SuspendedAt == null))
            .Select(organization => new { organization.Id, organization.Name, organization.Kind, organization.Version })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var sites = await db.Sites
            .Where(site => site.OrganizationId == id)
            .OrderBy(site => site.Name)
            .Select(site => new SiteItem(site.Id, site.Name, site.TimeZone))
            .ToArrayAsync(cancel);
        response.SetVersion(found.Version);
        return TypedResults.Ok(new Response(found.Id, found.Name, found.Kind, found.Version, sites));
    }
}
