using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Leaves a session out of a person's plan, with the reason.</summary>
internal static class SkipSession
{
    public sealed record Request([Required, OneLine(Episode.MaxReason)] string Reason);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        string series,
        int number,
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

        if (!plan.Episode.SkipSession(series, number, request.Reason, caller.PersonId, plan.Today, now)) return TypedResults.NotFound();
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "session-skipped");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
