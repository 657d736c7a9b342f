using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

/// <summary>Plans a visit or a task for one of the team, or for who leads for one of them.</summary>
internal static class PlanDuty
{
    /// <param name="AssigneeId">Whose duty it is: the caller's, where nobody is named.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        Guid? AssigneeId,
        [Required, OneLine(100)] string Kind,
        [OneLine(Duty.MaxPurpose)] string? Purpose,
        [Required, Day] DateOnly? On,
        TimeOnly? At);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PlanToChange.Of(id, caller, db, now, cancel) is not { } plan) return TypedResults.NotFound();

        var (assignee, on) = (request.AssigneeId ?? caller.PersonId, request.On!.Value);
        var team = await db.TeamOfRecord(plan.Episode.TeamId, cancel);
        var duty = Duty.Plan(
            request.Id, plan.Episode, assignee, await db.RoleOf(team, assignee, on, cancel), request.Kind, request.Purpose,
            on, request.At, caller.PersonId, plan.Today, now);
        db.Add(duty);
        db.Audit.Wrote(caller, AuditAction.Create, "duty", duty.Id, id, "planned");
        await db.SaveChangesAsync(cancel);

        return TypedResults.Created($"/casework/duties/{duty.Id}", new Response(duty.Id));
    }
}
