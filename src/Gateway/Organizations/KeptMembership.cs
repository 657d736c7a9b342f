using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.People;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>A membership with its person, found for somebody who may change it.</summary>
internal static class KeptMembership
{
    /// <returns>Null where the caller has no such membership to keep.</returns>
    public static async Task<(Membership Membership, Person Person)?> FindKept(
        this DirectoryDb db, Guid organizationId, Guid membershipId, IfMatch seen, Caller caller, CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(organizationId) is not { } scope) return null;

        var membership = await db.Memberships
            .Where(known => known.Id == membershipId && known.OrganizationId == organizationId)
            .SeenBy(scope)
            .SingleOrDefaultAsync(cancel);
        if (membership is null) return null;

        membership.Require(seen);
        scope.RequireWithin(membership.AllSites, membership.Sites);
        membership.RequireAnothers(caller.PersonId);
        return (membership, await db.People.SingleAsync(known => known.Id == membership.PersonId, cancel));
    }
}
