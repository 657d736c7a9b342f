using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

/// <summary>Notes that a task is done, or with a reason that it is not needed any more.</summary>
internal static class EndDuty
{
    /// <param name="NotNeeded">Why not, where it is not needed; none where it is done.</param>
    public sealed record Request([OneLine(Duty.MaxReason)] string? NotNeeded);

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
        if (await DutyToChange.Of(id, caller, db, now, cancel) is not { } found) return TypedResults.NotFound();
        found.Duty.Require(seen);

        var needed = string.IsNullOrWhiteSpace(request.NotNeeded);
        if (needed) found.Duty.Finish(now);
        else found.Duty.Cancel(request.NotNeeded!, now);
        db.Audit.Wrote(caller, AuditAction.Update, "duty", id, found.Duty.ParticipantId, needed ? "done" : "cancelled");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(found.Duty.Version);
        return TypedResults.NoContent();
    }
}
