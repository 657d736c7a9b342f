using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Two people of the group are never partners from here on. The reason is for who leads the group and its director.</summary>
internal static class KeepApart
{
    public sealed record Request(
        [Required] Guid? First,
        [Required] Guid? Second,
        [Required, OneLine(Partnerships.MaxNote)] string Reason);

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
        var today = await db.TodayAt(cohort, now, cancel);
        var kept = partnerships.KeepApart(request.First!.Value, request.Second!.Value, request.Reason, here, today, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "partnerships", id) with { ReasonCodes = ["kept-apart"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.Ok(new Response(kept.Id));
    }
}
