using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>Changes what was decided when the group was formed: another coach, another day. Until it is launched.</summary>
internal static class PlanCohort
{
    public sealed record Request(
        [Required] Guid? CoachId,
        [Required, OneLine(Cohort.MaxName)] string Name,
        [Required, Day] DateOnly? FirstMeetingOn,
        [Required] TimeOnly? MeetingTime);

    public static async Task<Results<NoContent, NotFound>> Handle(
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
            .Include(known => known.SkipDates)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        cohort.Require(seen);

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var coach = await db.CoachAt(site.Id, request.CoachId!.Value, site.Today(clock.GetUtcNow()))
            .SingleOrDefaultAsync(cancel) ?? throw Cohort.CoachNotAtSite();
        var template = await db.TemplateOf(cohort, cancel);
        cohort.Plan(coach, request.Name, request.FirstMeetingOn!.Value, request.MeetingTime!.Value, template);
        await db.SaveChangesAsync(cancel);

        http.SetVersion(cohort.Version);
        return TypedResults.NoContent();
    }
}
