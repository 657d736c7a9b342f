using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.People;

/// <summary>Who is signed in, and where they may go. Memberships are by organisation, then role.</summary>
internal static class GetMe
{
    public sealed record Response(
        Guid Id,
        string GivenName,
        string FamilyName,
        string Email,
        string Language,
        IReadOnlyList<MembershipItem> Memberships);

    /// <param name="Sites">The sites that it covers, by name; all of the organisation's if <paramref name="AllSites"/>.</param>
    public sealed record MembershipItem(
        Guid OrganizationId, string Organization, string Kind, string Role, bool AllSites, IReadOnlyList<SiteItem> Sites);

    public sealed record SiteItem(Guid Id, string Name);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        DirectoryDb db, Caller caller, CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(known => known.Id == caller.PersonId, cancel);
        if (person is null) return TypedResults.NotFound();

        var memberships = await db.Memberships
            .Where(membership => membership.PersonId == person.Id && membership.EndedAt == null && membership.SuspendedAt == null)
            .Join(db.Organizations, membership => membership.OrganizationId, organization => organization.Id,
                (membership, organization) => new { membership, organization.Name, organization.Kind })
            .OrderBy(found => found.Name).ThenBy(found => found.membership.OrganizationId).ThenBy(found => found.membership.Role)
            .AsNoTracking()
            .ToArrayAsync(cancel);
        var organizations = memberships.Select(found => found.membership.OrganizationId).Distinct().ToArray();
        var sites = await db.Sites
            .Where(site => organizations.Contains(site.OrganizationId))
            .OrderBy(site => site.Name)
            .Select(site => new { site.OrganizationId, site.Id, site.Name })
            .ToArrayAsync(cancel);

        return TypedResults.Ok(new Response(
            person.Id,
            person.GivenName,
            person.FamilyName,
            person.Email,
            person.Language,
            [.. memberships.Select(found => new MembershipItem(
                found.membership.OrganizationId,
                found.Name,
                found.Kind,
                found.membership.Role,
                found.membership.AllSites,
                [.. sites
                    .Where(site => site.OrganizationId == found.membership.OrganizationId)
                    .Where(site => found.membership.AllSites || found.membership.Sites.Contains(site.Id))
                    .Select(site => new SiteItem(site.Id, site.Name))]))]));
    }
}
