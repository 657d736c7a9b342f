using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

/// <summary>Gives a visit or a task another day, another time, or to the other of the team.</summary>
internal static class MoveDuty
{
    public sealed record Request([Required, Day] DateOnly? On, TimeOnly? At, [Required] Guid? AssigneeId);

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
        if (await DutyToChange.Of(id, caller, db, clock.GetUtcNow(), cancel) is not { } found) return TypedResults.NotFound();
        found.Duty.Require(seen);

        var (on, assignee) = (request.On!.Value, request.AssigneeId!.Value);
        found.Duty.Move(on, request.At, assignee, await db.RoleOf(found.Team, assignee, on, cancel), found.Today);
        db.Audit.Wrote(caller, AuditAction.Update, "duty", id, found.Duty.ParticipantId, "moved");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(found.Duty.Version);
        return TypedResults.NoContent();
    }
}
