using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Two people who were kept apart in this group may be partners again.</summary>
internal static class LetTogether
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid keptApartId,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (!await db.Cohorts.VisibleTo(caller).AnyAsync(cohort => cohort.Id == id, cancel)) return TypedResults.NotFound();
        var partnerships = await db.PartnershipsToChange(id, cancel);
        partnerships.Require(seen);

        if (!partnerships.LetTogether(keptApartId)) return TypedResults.NotFound();
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "partnerships", id) with { ReasonCodes = ["let-together"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.NoContent();
    }
}
