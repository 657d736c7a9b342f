using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Takes a session in again that was left out.</summary>
internal static class RestoreSession
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        string series,
        int number,
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

        if (!plan.Episode.RestoreSession(series, number, caller.PersonId, now)) return TypedResults.NotFound();
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "session-restored");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
