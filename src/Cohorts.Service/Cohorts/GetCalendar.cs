using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Meetings;
using Platform.Data;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>
/// A group's year: twelve months with their themes, and the weekly meetings in them. While the group is forming, the
/// year that it would have.
/// </summary>
internal static class GetCalendar
{
    public sealed record Response(
        Guid Id,
        string Name,
        CohortState State,
        string SiteName,
        string TimeZone,
        int TemplateVersion,
        IReadOnlyList<Month> Months);

    /// <param name="Until">The last day of the month, as counted from the first meeting.</param>
    public sealed record Month(
        int Number, string Theme, string ThemeCode, DateOnly From, DateOnly Until, IReadOnlyList<Slot> Meetings);

    /// <param name="Id">The meeting's, once the group has started.</param>
    /// <param name="StartsAt">When it really begins, by the clock on the site's wall.</param>
    /// <param name="MovedFrom">The day of its slot, if this one meeting is held on another or at another time.</param>
    /// <param name="MovedFromMissingHour">The clock skips the time agreed on: it begins at the next there is.</param>
    /// <param name="AtDoubledHour">The clock shows the time twice: the meeting begins the first time.</param>
    public sealed record Slot(
        Guid? Id,
        int Number,
        DateOnly On,
        TimeOnly StartsAt,
        TimeOnly EndsAt,
        MeetingState State,
        string? SkipReason,
        DateOnly? MovedFrom,
        bool MovedFromMissingHour,
        bool AtDoubledHour,
        DateTimeOffset Instant);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CohortsDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var cohort = await db.Cohorts
            .VisibleTo(caller)
            .AsNoTracking()
            .Include(known => known.SkipDates)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var template = await db.TemplateOf(cohort, cancel);
        var skipped = cohort.SkipDates.ToDictionary(skip => skip.Date, skip => skip.Reason);
        IReadOnlyList<Meeting> year = cohort.State is CohortState.Forming
            ? cohort.PlanYear(site, template, clock.GetUtcNow())
            : await db.Meetings.AsNoTracking()
                .Where(meeting => meeting.CohortId == id)
                .OrderBy(meeting => meeting.Number)
                .ToListAsync(cancel);
        var meetings = year
            .ToLookup(meeting => meeting.Month, meeting => SlotOf(meeting, template.Length, skipped));

        var start = cohort.FirstMeetingOn;
        http.SetVersion(cohort.Version);
        return TypedResults.Ok(new Response(
            id,
            cohort.Name,
            cohort.State,
            site.Name,
            site.TimeZone,
            template.Version,
            [
                .. template.Themes.Select((theme, index) => new Month(
                    index + 1,
                    theme.Title.ForReader(),
                    theme.Code,
                    CurriculumTemplate.StartOfMonth(start, index + 1),
                    CurriculumTemplate.StartOfMonth(start, index + 2).AddDays(-1),
                    [.. meetings[index + 1]])),
            ]));
    }

    private static Slot SlotOf(Meeting meeting, TimeSpan length, Dictionary<DateOnly, string> skipped)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(meeting.TimeZone);
        var reason = skipped.GetValueOrDefault(meeting.SlotOn);
        return new Slot(
            meeting.Version == 0 ? null : meeting.Id,
            meeting.Number,
            meeting.On,
            LocalMoment.OnTheWall(meeting.Instant, zone),
            LocalMoment.OnTheWall(meeting.Instant + length, zone),
            meeting.Outcome.StateOf(reason is not null),
            reason,
            meeting.MovedFromOn,
            meeting.ClockChange is ClockChange.MissingHour,
            meeting.ClockChange is ClockChange.DoubledHour,
            meeting.Instant);
    }
}
