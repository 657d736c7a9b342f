using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

internal static class GetMembership
{
    public sealed record Response(
        Guid Id,
        Guid PersonId,
        string GivenName,
        string FamilyName,
        string Email,
        string Role,
        bool AllSites,
        IReadOnlyList<Guid> Sites,
        DateTimeOffset GrantedAt,
        DateTimeOffset? SuspendedAt,
        DateTimeOffset? EndedAt,
        DateTimeOffset? PersonSuspendedAt,
        int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Guid membershipId, DirectoryDb db, Caller caller, HttpResponse response, CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope) return TypedResults.NotFound();

        var found = await db.Memberships
            .Where(membership => membership.Id == membershipId && membership.OrganizationId == id)
            .SeenBy(scope)
            .Join(db.People, membership => membership.PersonId, person => person.Id, (membership, person) => new Response(
                membership.Id, person.Id, person.GivenName, person.FamilyName, person.Email, membership.Role,
                membership.AllSites, membership.Sites, membership.GrantedAt, membership.SuspendedAt, membership.EndedAt,
                person.SuspendedAt, membership.Version))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
