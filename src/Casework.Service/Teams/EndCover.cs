using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>The person is back, or does not go: the cover ends with yesterday, and what was stays recorded.</summary>
internal static class EndCover
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid coverId,
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

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == team.SiteId, cancel);
        if (!team.EndCover(coverId, site, now)) return TypedResults.NotFound();
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "team", id) with { ReasonCodes = ["cover-ended"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(team.Version);
        return TypedResults.NoContent();
    }
}
