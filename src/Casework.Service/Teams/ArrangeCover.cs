using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>Says who leads somebody's work while they are away. Why they are away is nobody's business and not asked.</summary>
internal static class ArrangeCover
{
    /// <param name="LeaderId">Who leads; the other of the team, where nobody is named.</param>
    public sealed record Request(
        [Required] Guid? AwayId, Guid? LeaderId, [Required, Day] DateOnly? From, [Required, Day] DateOnly? Until);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var team = await db.Teams
            .KnownTo(caller, now)
            .Include(known => known.Covers)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (team is null) return TypedResults.NotFound();
        team.Require(seen);

        var awayId = request.AwayId!.Value;
        var leaderId = request.LeaderId ?? (awayId == team.CaseManagerId ? team.PeerSpecialistId : team.CaseManagerId);
        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == team.SiteId, cancel);
        var leader = await db.TeamWorkersAt(site.Id)
            .Where(member => member.Id == leaderId)
            .Select(member => new Worker(member.Id, member.Name, false))
            .SingleOrDefaultAsync(cancel);
        var cover = team.ArrangeCover(
            awayId, leader, request.From!.Value, request.Until!.Value, caller.PersonId, site, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "team", id) with { ReasonCodes = ["cover-arranged"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(team.Version);
        return TypedResults.Created($"/casework/teams/{id}", new Response(cover.Id));
    }
}
