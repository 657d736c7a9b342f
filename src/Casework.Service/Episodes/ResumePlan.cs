using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Notes that the plan goes on: what was to come comes later by the days that it stood still.</summary>
internal static class ResumePlan
{
    public sealed record Request([Required, Day] DateOnly? On);

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

        plan.Episode.GoOn(request.On!.Value, caller.PersonId, plan.Today, now);
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "resumed");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
