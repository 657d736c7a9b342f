using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>Gives a team another name, or other people: the records go with the team.</summary>
internal static class ChangeTeam
{
    public sealed record Request(
        [Required, OneLine(Team.MaxName)] string Name,
        [Required] Guid? CaseManagerId,
        [Required] Guid? PeerSpecialistId);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.Teams.FormedBy(caller).SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } team)
            return TypedResults.NotFound();
        team.Require(seen);

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == team.SiteId, cancel);
        var today = site.Today(clock.GetUtcNow());
        team.Change(
            request.Name,
            await db.WorkerAt(site.Id, Roles.CaseManager, request.CaseManagerId!.Value, today).SingleOrDefaultAsync(cancel),
            await db.WorkerAt(site.Id, Roles.PeerSupportSpecialist, request.PeerSpecialistId!.Value, today)
                .SingleOrDefaultAsync(cancel));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "team", id) with { ReasonCodes = ["changed"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(team.Version);
        return TypedResults.NoContent();
    }
}
