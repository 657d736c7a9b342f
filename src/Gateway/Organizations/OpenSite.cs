using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Organizations;

internal static class OpenSite
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, StringLength(Site.MaxName, MinimumLength = 2)] string Name,
        [Required, StringLength(Site.MaxTimeZone)] string TimeZone);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Organizations.FindAsync([id], cancel) is not { } organization) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var siteId = request.Id ?? Guid.CreateVersion7(now);
        if (await db.Sites.AnyAsync(known => known.Id == siteId, cancel)) throw Exists();

        db.Sites.Add(Site.Open(siteId, organization, request.Name, request.TimeZone, now));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "site", siteId) with { OrganizationId = id });
        await db.SaveNew(cancel, ("pk_sites", Exists()), (SiteMapping.NameOnce, NameTaken(request.Name.Trim())));
        return TypedResults.Created($"/directory/organizations/{id}", new Response(siteId));
    }

    private static RuleViolationException Exists() => new("site.exists");
    private static RuleViolationException NameTaken(string name) => new("site.name-taken", name);
}
