using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>Makes a team at a site: a case manager, and a peer support specialist who holds a credential today.</summary>
internal static class FormTeam
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required] Guid? SiteId,
        [Required, OneLine(Team.MaxName)] string Name,
        [Required] Guid? CaseManagerId,
        [Required] Guid? PeerSpecialistId);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Request request, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var (siteId, now) = (request.SiteId!.Value, clock.GetUtcNow());
        if (!caller.SitesAs(Roles.ProgramDirector).Covers(siteId)) return TypedResults.NotFound();
        if (await db.Sites.AsNoTracking().SingleOrDefaultAsync(known => known.Id == siteId, cancel) is not { } site)
            return TypedResults.NotFound();
        if (request.Id is { } id && await db.Teams.AnyAsync(known => known.Id == id, cancel)) throw Team.IdTaken();

        var today = site.Today(now);
        var team = Team.Form(
            request.Id,
            siteId,
            request.Name,
            await db.WorkerAt(siteId, Roles.CaseManager, request.CaseManagerId!.Value, today).SingleOrDefaultAsync(cancel),
            await db.WorkerAt(siteId, Roles.PeerSupportSpecialist, request.PeerSpecialistId!.Value, today)
                .SingleOrDefaultAsync(cancel),
            now);
        db.Add(team);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "team", team.Id));
        await db.SaveChangesAsync(cancel);

        http.SetVersion(team.Version);
        return TypedResults.Created($"/casework/teams/{team.Id}", new Response(team.Id));
    }
}
