using Platform.Domain;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>
/// A group's meetings: those to come, the next one first, or those that are over, the latest first. A meeting is to come
/// until it is recorded, and for some hours after its beginning.
/// </summary>
internal static class ListMeetings
{
    /// <param name="MovedFrom">The day of its slot, if it is held on another day or at another time.</param>
    /// <param name="Here">How many of the group were there, the whole time or a part.</param>
    /// <param name="Away">How many of the group were away, whether or not they had told.</param>
    public sealed record Item(
        Guid Id,
        int Number,
        int Month,
        string Theme,
        DateOnly On,
        TimeOnly StartsAt,
        TimeOnly EndsAt,
        DateTimeOffset Instant,
        MeetingState State,
        string? Reason,
        DateOnly? MovedFrom,
        bool MovedFromMissingHour,
        bool AtDoubledHour,
        string? Lesson,
        int Here,
        int Away,
        int Version);

    private sealed record Key(int Number);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        CancellationToken cancel,
        [AllowedValues(null, "ahead", "over")] string? when = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var cohort = await db.Cohorts.VisibleTo(caller).AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();

        var template = await db.TemplateOf(cohort, cancel);
        var meetings = db.Meetings.Where(meeting => meeting.CohortId == id);
        if (when is "ahead") meetings = meetings.Ahead(clock.GetUtcNow());
        if (when is "over") meetings = meetings.Over(clock.GetUtcNow());
        if (Page.TryRead<Key>(after, out var last))
            meetings = when is "over"
                ? meetings.Where(meeting => meeting.Number < last.Number)
                : meetings.Where(meeting => meeting.Number > last.Number);

        meetings = when is "over"
            ? meetings.OrderByDescending(meeting => meeting.Number)
            : meetings.OrderBy(meeting => meeting.Number);
        var rows = await meetings
            .Take(take + 1)
            .Select(meeting => new
            {
                meeting.Id,
                meeting.Number,
                meeting.Month,
                meeting.On,
                meeting.TimeZone,
                meeting.Instant,
                meeting.ClockChange,
                meeting.Outcome,
                meeting.NotHeldReason,
                meeting.MovedFromOn,
                meeting.Version,
                Skip = db.Set<SkipDate>()
                    .Where(skip => EF.Property<Guid>(skip, "CohortId") == id)
                    .Where(skip => skip.Date == (meeting.MovedFromOn ?? meeting.On))
                    .Select(skip => skip.Reason)
                    .SingleOrDefault(),
                Lesson = db.Lessons
                    .Where(lesson => lesson.Code == meeting.LessonCode && lesson.Version == meeting.LessonVersion)
                    .Select(lesson => lesson.Title)
                    .SingleOrDefault(),
                Here = meeting.Attendances.Count(attendance => Marks.AtTheMeeting.Contains(attendance.Mark)),
                Away = meeting.Attendances.Count(attendance => !Marks.AtTheMeeting.Contains(attendance.Mark)),
            })
            .ToListAsync(cancel);
        Item[] items =
        [
            .. rows.Select(row =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
                return new Item(
                    row.Id,
                    row.Number,
                    row.Month,
                    template.Themes[row.Month - 1].Title.ForReader(),
                    row.On,
                    LocalMoment.OnTheWall(row.Instant, zone),
                    LocalMoment.OnTheWall(row.Instant + template.Length, zone),
                    row.Instant,
                    row.Outcome.StateOf(row.Skip is not null),
                    row.NotHeldReason ?? row.Skip,
                    row.MovedFromOn,
                    row.ClockChange is ClockChange.MissingHour,
                    row.ClockChange is ClockChange.DoubledHour,
                    row.Lesson?.ForReader(),
                    row.Here,
                    row.Away,
                    row.Version);
            }),
        ];
        return TypedResults.Ok(Page.Of(items, take, item => new Key(item.Number)));
    }
}
