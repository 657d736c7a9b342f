using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Ends the service of a person, with what it came to.</summary>
internal static class EndService
{
    public sealed record Request([Required, Day] DateOnly? On, [Required] EndKind? Kind, [Required, OneLine(Episode.MaxReason)] string Reason);

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

        plan.Episode.End(request.On!.Value, request.Kind!.Value, request.Reason, caller.PersonId, plan.Today, now);
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "ended");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
