using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Keeps partners together whatever is proposed, or no longer.</summary>
internal static class LockPair
{
    public sealed record Request([Required] bool? Locked);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid pairId,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (!await db.Cohorts.VisibleTo(caller).AnyAsync(cohort => cohort.Id == id, cancel)) return TypedResults.NotFound();
        var partnerships = await db.PartnershipsToChange(id, cancel);
        partnerships.Require(seen);

        if (!partnerships.Lock(pairId, request.Locked!.Value)) return TypedResults.NotFound();
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "partnerships", id) with { ReasonCodes = ["locked"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.NoContent();
    }
}
