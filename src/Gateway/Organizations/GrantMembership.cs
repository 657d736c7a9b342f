using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

internal static class GrantMembership
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [property: JsonRequired] Guid PersonId,
        [Required, StringLength(50)] string Role,
        bool AllSites,
        [MaxLength(Membership.MaxSites)] IReadOnlyList<Guid>? Sites);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Organizations.FindAsync([id], cancel) is not { } organization) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var membershipId = request.Id ?? Guid.CreateVersion7(now);
        if (await db.Memberships.AnyAsync(known => known.Id == membershipId, cancel)) throw Exists();

        var person = await db.People.FindAsync([request.PersonId], cancel) ?? throw PersonUnknown();
        var sites = await db.Sites.Where(site => site.OrganizationId == id).Select(site => site.Id).ToHashSetAsync(cancel);
        db.Memberships.Add(Membership.Grant(
            membershipId, organization, person, request.Role, request.AllSites, request.Sites ?? [], sites, now));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "membership", membershipId) with
        {
            OrganizationId = id,
            OnBehalfOf = person.Id,
            ReasonCodes = [request.Role],
        });
        await db.SaveNew(cancel, ("pk_memberships", Exists()), (MembershipMapping.OnceActive, Held(request.Role)));
        return TypedResults.Created($"/directory/organizations/{id}/memberships/{membershipId}", new Response(membershipId));
    }

    internal static RuleViolationException Exists() => new("membership.exists");
    internal static RuleViolationException Held(string role) => new("membership.held", role);
    private static RuleViolationException PersonUnknown() => new("membership.person-unknown");
}
