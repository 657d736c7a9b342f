using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Lessons;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>Says what a meeting will be: a lesson of the month's theme, and what is discussed after it.</summary>
internal static class PrepareMeeting
{
    public sealed record Request(
        [OneLine(Lesson.MaxCode)] string? LessonCode,
        [OneLine(Meeting.MaxDiscussion)] string? Discussion);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid meetingId,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.FindForChange(db.Meetings, id, meetingId, caller, clock.GetUtcNow(), cancel) is not { } found)
            return TypedResults.NotFound();
        var meeting = found.Meeting;
        meeting.Require(seen);

        // A lesson that was chosen from an older library stays as it was chosen.
        var version = request.LessonCode == meeting.LessonCode ? meeting.LessonVersion : PublishedLessons.Newest;
        var lesson = request.LessonCode is null
            ? null
            : await db.Lessons.AsNoTracking().SingleOrDefaultAsync(
                known => known.Code == request.LessonCode && known.Version == version, cancel)
                ?? throw Meeting.NoSuchLesson();
        var template = await db.TemplateOf(found.Cohort, cancel);
        meeting.Prepare(lesson, template.Themes[meeting.Month - 1], request.Discussion);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "meeting", meetingId) with { ReasonCodes = ["prepared"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(meeting.Version);
        return TypedResults.NoContent();
    }
}
