using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Makes these the partners of the group: all of them, those who stay together too.</summary>
internal static class OfferPartners
{
    private const int MostGroups = 50;

    public sealed record Request(
        [Required, MinLength(1), MaxLength(MostGroups)] IReadOnlyList<IReadOnlyList<Guid>> Groups) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Groups.All(Together.Are)) yield return new ValidationResult(Limits.Sentence("field.group-size"), [nameof(Groups)]);
        }
    }

    public sealed record Response(Guid Id);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var cohort = await db.Cohorts.VisibleTo(caller).AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        var partnerships = await db.PartnershipsToChange(id, cancel);
        partnerships.Require(seen);

        var now = clock.GetUtcNow();
        var here = (await db.PeopleOf(id, cancel)).Where(person => person.IsHere).Select(person => person.ParticipantId).ToHashSet();
        partnerships.Offer(
            [.. request.Groups.Select(Together.Of)],
            here,
            await db.KeptApart(here, cancel),
            await db.TodayAt(cohort, now, cancel),
            now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "partnerships", id) with { ReasonCodes = ["offered"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.Ok(new Response(id));
    }
}
