using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Ends a pair, with the reason and who goes on outings alone from now on.</summary>
internal static class EndPair
{
    public sealed record Request(
        [Required] Reason? Reason,
        [MaxLength(Together.Most)] IReadOnlyList<Guid>? Ready,
        [OneLine(Partnerships.MaxNote)] string? Note);

    /// <summary>Why; that somebody left the group is noted with their leaving.</summary>
    public enum Reason
    {
        ReadyForSolo,
        NotWorkingWell,
        Rearranged,
    }

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

        var now = clock.GetUtcNow();
        var ending = request.Reason!.Value switch
        {
            Reason.ReadyForSolo => PairEnd.ReadyForSolo,
            Reason.NotWorkingWell => PairEnd.NotWorkingWell,
            Reason.Rearranged => PairEnd.Rearranged,
        };
        var today = await db.TodayAt(cohort, now, cancel);
        if (!partnerships.End(pairId, ending, request.Ready ?? [], request.Note, today, now)) return TypedResults.NotFound();
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "partnerships", id) with { ReasonCodes = ["ended"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.NoContent();
    }
}
