using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Lessons;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>
/// The lessons that may be chosen for a meeting: those of its month's theme, with what people need and how they learn. A
/// lesson that the group has had is said to have been had, and may be chosen again.
/// </summary>
internal static class ListLessonsForMeeting
{
    /// <summary>More than a theme has; what is over would not be shown.</summary>
    private const int Most = Page.MaxSize;

    /// <param name="UsedInMeeting">The number of the latest other meeting of the group that it was chosen for.</param>
    public sealed record Item(ListLessons.Item Lesson, int? UsedInMeeting);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id, Guid meetingId, Caller caller, CohortsDb db, CancellationToken cancel)
    {
        var cohort = await db.Cohorts.VisibleTo(caller).AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        var month = await db.Meetings
            .Where(meeting => meeting.Id == meetingId && meeting.CohortId == id)
            .Select(meeting => (int?)meeting.Month)
            .SingleOrDefaultAsync(cancel);
        if (month is null) return TypedResults.NotFound();

        var theme = (await db.TemplateOf(cohort, cancel)).Themes[month.Value - 1].Code;
        var rows = await db.Lessons.AsNoTracking()
            .Where(lesson => lesson.Version == PublishedLessons.Newest && lesson.ThemeCode == theme)
            .OrderBy(lesson => lesson.Code)
            .Take(Most)
            .Select(lesson => new
            {
                Lesson = lesson,
                Used = db.Meetings
                    .Where(other => other.CohortId == id && other.Id != meetingId && other.LessonCode == lesson.Code)
                    .Max(other => (int?)other.Number),
            })
            .ToListAsync(cancel);
        return TypedResults.Ok(new Page<Item>(
            [.. rows.Select(row => new Item(ListLessons.Show(row.Lesson), row.Used))], null));
    }
}
