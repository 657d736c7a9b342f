using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;

namespace Platform.Gateway.Organizations;

internal static class GetMembership
{
    public sealed record Response(
        Guid Id,
        Guid PersonId,
        string GivenName,
        string FamilyName,
        string Role,
        bool AllSites,
        IReadOnlyList<Guid> Sites,
        DateTimeOffset GrantedAt,
        DateTimeOffset? EndedAt,
        int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Guid membershipId, DirectoryDb db, HttpResponse response, CancellationToken cancel)
    {
        var found = await db.Memberships
            .Where(membership => membership.Id == membershipId && membership.OrganizationId == id)
            .Join(db.People, membership => membership.PersonId, person => person.Id, (membership, person) => new Response(
                membership.Id, person.Id, person.GivenName, person.FamilyName, membership.Role, membership.AllSites,
                membership.Sites, membership.GrantedAt, membership.EndedAt, membership.Version))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
