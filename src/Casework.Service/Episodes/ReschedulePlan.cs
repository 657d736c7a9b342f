using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Gives phases that have not begun other first days, and the plan another last day.</summary>
internal static class ReschedulePlan
{
    private const int MostPhases = 12;

    public sealed record Request(
        [Required, MaxLength(MostPhases)] IReadOnlyList<Start> Phases,
        [Required, Day] DateOnly? EndsOn,
        [Required, OneLine(Episode.MaxReason)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            // JSON may bring a null where no phase can be one.
            if (Phases.Any(phase => phase is null) || Phases.GroupBy(phase => phase.Number).Any(same => same.Count() > 1))
                yield return new ValidationResult(Limits.Sentence("field.phases"), [nameof(Phases)]);
        }
    }

    public sealed record Start([Range(1, MostPhases)] int Number, [Required, Day] DateOnly? StartsOn);

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

        plan.Episode.Reschedule(
            request.Phases.ToDictionary(phase => phase.Number, phase => phase.StartsOn!.Value),
            request.EndsOn!.Value,
            request.Reason,
            caller.PersonId,
            plan.Today,
            now);
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "rescheduled");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
