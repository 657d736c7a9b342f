using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
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
    public enum SlotState
    {
        Planned,

        /// <summary>The group does not meet on that day.</summary>
        Skipped,
    }

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

    /// <param name="StartsAt">When it really begins, by the clock on the site's wall.</param>
    /// <param name="MovedFromMissingHour">The clock skips the time agreed on: it begins at the next there is.</param>
    /// <param name="AtDoubledHour">The clock shows the time twice: the meeting begins the first time.</param>
    public sealed record Slot(
        int Number,
        DateOnly On,
        TimeOnly StartsAt,
        TimeOnly EndsAt,
        SlotState State,
        string? SkipReason,
        bool MovedFromMissingHour,
        bool AtDoubledHour,
        DateTimeOffset Instant);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CohortsDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var cohort = await db.Cohorts
            .VisibleTo(caller)
            .AsNoTracking()
            .AsSingleQuery()
            .Include(known => known.Meetings)
            .Include(known => known.SkipDates)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var template = await db.TemplateOf(cohort, cancel);
        var skipped = cohort.SkipDates.ToDictionary(skip => skip.Date, skip => skip.Reason);
        var meetings = cohort.Year(site, template, clock.GetUtcNow())
            .OrderBy(meeting => meeting.Number)
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
                    theme.TitleFor(CultureInfo.CurrentUICulture),
                    theme.Code,
                    CurriculumTemplate.StartOfMonth(start, index + 1),
                    CurriculumTemplate.StartOfMonth(start, index + 2).AddDays(-1),
                    [.. meetings[index + 1]])),
            ]));
    }

    private static Slot SlotOf(Meeting meeting, TimeSpan length, Dictionary<DateOnly, string> skipped)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(meeting.TimeZone);
        var reason = skipped.GetValueOrDefault(meeting.On);
        return new Slot(
            meeting.Number,
            meeting.On,
            OnTheWall(meeting.Instant, zone),
            OnTheWall(meeting.Instant + length, zone),
            reason is null ? SlotState.Planned : SlotState.Skipped,
            reason,
            meeting.ClockChange is ClockChange.MissingHour,
            meeting.ClockChange is ClockChange.DoubledHour,
            meeting.Instant);
    }

    private static TimeOnly OnTheWall(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
