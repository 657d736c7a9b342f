using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

/// <summary>
/// Another role, other sites or another organisation: one membership ends and another begins at the same moment, so that
/// who could do what when can still be told later.
/// </summary>
internal static class MoveMembership
{
    /// <param name="OrganizationId">Where to; the same organisation if null.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        Guid? OrganizationId,
        [Required, StringLength(50)] string Role,
        bool AllSites,
        [MaxLength(Membership.MaxSites)] IReadOnlyList<Guid>? Sites);

    public sealed record Response(Guid Id);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Guid membershipId,
        Request request,
        IfMatch seen,
        DirectoryDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var there = request.OrganizationId ?? id;
        var sitesNamed = request.Sites ?? [];
        if (await db.FindKept(id, membershipId, seen, caller, cancel) is not var (membership, person)
            || caller.KeepsPeopleOf(there) is not { } scope
            || await db.Organizations.FindAsync([there], cancel) is not { } organization)
            return TypedResults.NotFound();

        if (membership.SuspendedAt is not null) throw Suspended();
        var same = there == id && request.Role == membership.Role && request.AllSites == membership.AllSites
            && membership.Sites.ToHashSet().SetEquals(sitesNamed);
        if (same) throw Unchanged();

        var now = clock.GetUtcNow();
        var movedId = request.Id ?? Guid.CreateVersion7(now);
        var sites = await db.Sites.Where(site => site.OrganizationId == there).Select(site => site.Id).ToHashSetAsync(cancel);
        var moved = Membership.Grant(
            movedId, organization, person, request.Role, request.AllSites, sitesNamed, sites, now);
        scope.RequireWithin(moved.AllSites, moved.Sites);
        membership.End(person, now);

        foreach (var (action, one, role, whose) in new[]
        {
            (AuditAction.Delete, membershipId, membership.Role, id), (AuditAction.Create, movedId, request.Role, there),
        })
        {
            db.Audit.Add(AuditEvent.Of(caller, action, "membership", one) with
            {
                OrganizationId = whose,
                OnBehalfOf = person.Id,
                ReasonCodes = [role, "moved"],
            });
        }

        // First the end, or the database takes the two for one role held twice.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        db.Memberships.Add(moved);
        await db.SaveNew(
            cancel,
            ("pk_memberships", GrantMembership.Exists()), (MembershipMapping.OnceActive, GrantMembership.Held(request.Role)));
        await transaction.CommitAsync(cancel);
        return TypedResults.Ok(new Response(movedId));
    }

    private static RuleViolationException Suspended() => new("membership.suspended");
    private static RuleViolationException Unchanged() => new("membership.unchanged");
}
