using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Notes that partners do not go well together: what was seen, what it does to the group, what is done about it.</summary>
internal static class FlagPair
{
    /// <param name="Settled">Whether it goes well again.</param>
    public sealed record Request(
        [Required, OneLine(Partnerships.MaxNote)] string Seen,
        [OneLine(Partnerships.MaxNote)] string? Impact,
        [OneLine(Partnerships.MaxNote)] string? Action,
        bool Settled = false);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid pairId,
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

        var today = await db.TodayAt(cohort, clock.GetUtcNow(), cancel);
        if (!partnerships.Flag(pairId, request.Seen, request.Impact, request.Action, request.Settled, today))
            return TypedResults.NotFound();
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "partnerships", id) with { ReasonCodes = ["concern"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.NoContent();
    }
}
