using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

internal static class RegisterOrganization
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, StringLength(Organization.MaxName, MinimumLength = 2)] string Name,
        [Required, StringLength(50)] string Kind);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(
        Request request, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = request.Id ?? Guid.CreateVersion7(now);
        if (await db.Organizations.AnyAsync(known => known.Id == id, cancel)) throw Exists();

        db.Organizations.Add(Organization.Register(id, request.Name, request.Kind, now));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "organization", id) with { OrganizationId = id });
        await db.SaveNew(cancel, ("pk_organizations", Exists()));
        return TypedResults.Created($"/directory/organizations/{id}", new Response(id));
    }

    private static RuleViolationException Exists() => new("organization.exists");
}
