using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>Sets a group up at a site: its coach, its name, its first meeting. People can be enrolled from then on.</summary>
internal static class FormCohort
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required] Guid? SiteId,
        [Required] Guid? CoachId,
        [Required, OneLine(Cohort.MaxName)] string Name,
        [Required, Day] DateOnly? FirstMeetingOn,
        [Required] TimeOnly? MeetingTime);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Request request, Caller caller, CohortsDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var (siteId, now) = (request.SiteId!.Value, clock.GetUtcNow());
        if (!caller.SitesAs(Roles.ProgramDirector).Covers(siteId)) return TypedResults.NotFound();
        if (await db.Sites.AsNoTracking().SingleOrDefaultAsync(known => known.Id == siteId, cancel) is not { } site)
            return TypedResults.NotFound();
        if (request.Id is { } id && await db.Cohorts.AnyAsync(known => known.Id == id, cancel)) throw Cohort.IdTaken();

        var coach = await db.CoachAt(siteId, request.CoachId!.Value, site.Today(now)).SingleOrDefaultAsync(cancel)
            ?? throw Cohort.CoachNotAtSite();
        var cohort = Cohort.Form(
            request.Id,
            siteId,
            coach,
            request.Name,
            request.FirstMeetingOn!.Value,
            request.MeetingTime!.Value,
            await db.Curricula.Newest(cancel),
            now);
        db.Add(cohort);
        await db.SaveChangesAsync(cancel);

        http.SetVersion(cohort.Version);
        return TypedResults.Created($"/cohorts/{cohort.Id}", new Response(cohort.Id));
    }
}
