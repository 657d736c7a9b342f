using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Lets the service last longer: its last phase goes on.</summary>
internal static class ExtendPlan
{
    public sealed record Request([Required, Day] DateOnly? Until, [Required, OneLine(Episode.MaxReason)] string Reason);

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
        var now = clock.GetUtcNow();
        if (await PlanToChange.Of(id, caller, db, now, cancel) is not { } plan) return TypedResults.NotFound();
        plan.Episode.Require(seen);

        plan.Episode.Extend(request.Until!.Value, request.Reason, caller.PersonId, now);
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "extended");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
