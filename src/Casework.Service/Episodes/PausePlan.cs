using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Notes that the plan stands still from a day on, with the reason.</summary>
internal static class PausePlan
{
    public sealed record Request([Required, Day] DateOnly? From, [Required, OneLine(Episode.MaxReason)] string Reason);

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

        plan.Episode.StandStill(request.From!.Value, request.Reason, caller.PersonId, plan.Today, now);
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "paused");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
