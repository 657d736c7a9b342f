using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>Begins a group's year, if its size and its coach allow it.</summary>
internal static class LaunchCohort
{
    public sealed record Request([OneLine(Cohort.MaxReason)] string? SizeReason);

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
        var cohort = await db.Cohorts
            .ManagedBy(caller)
            .Include(known => known.Enrollments)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        cohort.Require(seen);

        var now = clock.GetUtcNow();
        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var coach = await db.CoachAt(site.Id, cohort.CoachId, site.Today(now)).SingleOrDefaultAsync(cancel);
        db.AddRange(cohort.Launch(coach, site, await db.TemplateOf(cohort, cancel), request.SizeReason, now));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "cohort", id) with { ReasonCodes = ["launched"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(cohort.Version);
        return TypedResults.Ok(new Response(id));
    }
}
