using Platform.Domain;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>
/// A meeting: before, now and after. Its people are those who were in the group on its day, and whoever was marked all the
/// same.
/// </summary>
internal static class GetMeeting
{
    public sealed record Response(
        Guid Id,
        Guid CohortId,
        string CohortName,
        string SiteName,
        string TimeZone,
        int Number,
        int Month,
        string Theme,
        DateOnly On,
        TimeOnly StartsAt,
        TimeOnly EndsAt,
        DateTimeOffset Instant,
        MeetingState State,
        string? Reason,
        bool MovedFromMissingHour,
        bool AtDoubledHour,
        int Visitors,
        string? Discussion,
        DateTimeOffset? RecordedAt,
        string? RecordedBy,
        int Version)
    {
        public Move? Moved { get; init; }
        public ChosenLesson? Lesson { get; init; }

        /// <summary>What the group agreed to try out at the last meeting for which that was written down.</summary>
        public string? LastTryOut { get; init; }
        public IReadOnlyList<Person> People { get; init; } = [];
        public WrittenUp? Notes { get; init; }
    }

    /// <param name="On">The day of its slot.</param>
    public sealed record Move(DateOnly On, TimeOnly At, string Reason);

    public sealed record ChosenLesson(string Code, string Title, string Purpose, string TryOut);

    /// <param name="ToldAbsence">Whether they have said beforehand that they will be away.</param>
    /// <param name="AwayInARow">Whether they were away from the last meetings before this one, so that a call may be welcome.</param>
    public sealed record Person(Guid ParticipantId, string DisplayName, Mark Mark, bool ToldAbsence, bool AwayInARow);

    public sealed record WrittenUp(
        string? TryOutWent, string? GroupNeeds, string? PersonalNeeds, string? CommonThreads, string? Other, string? TryOut);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Guid meetingId,
        Caller caller,
        CohortsDb db,
        IOptions<CallSettings> calls,
        HttpResponse http,
        CancellationToken cancel)
    {
        var cohort = await db.Cohorts.VisibleTo(caller).AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();

        // The version is read before what hangs on it: a change in between makes If-Match stale, never blind.
        var found = await db.Meetings.AsNoTracking()
            .Where(meeting => meeting.Id == meetingId && meeting.CohortId == id)
            .Select(meeting => new
            {
                Meeting = meeting,
                SiteName = db.Sites.Single(site => site.Id == cohort.SiteId).Name,
                RecordedBy = db.Staff
                    .Where(member => member.Id == meeting.RecordedBy)
                    .Select(member => member.Name)
                    .SingleOrDefault(),
                Lesson = db.Lessons.SingleOrDefault(
                    lesson => lesson.Code == meeting.LessonCode && lesson.Version == meeting.LessonVersion),
                Skip = db.Set<SkipDate>().SingleOrDefault(skip => EF.Property<Guid>(skip, "CohortId") == id
                    && skip.Date == (meeting.MovedFromOn ?? meeting.On)),
                Notes = meeting.Notes == null ? null : new WrittenUp(
                    meeting.Notes.TryOutWent,
                    meeting.Notes.GroupNeeds,
                    meeting.Notes.PersonalNeeds,
                    meeting.Notes.CommonThreads,
                    meeting.Notes.Other,
                    meeting.Notes.TryOut),
                LastTryOut = db.Set<MeetingNotes>()
                    .Join(db.Meetings, notes => notes.MeetingId, past => past.Id, (notes, past) => new { notes, past })
                    .Where(both => both.past.CohortId == id && both.past.Number < meeting.Number && both.notes.TryOut != null)
                    .OrderByDescending(both => both.past.Number)
                    .Select(both => both.notes.TryOut)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var meeting = found.Meeting;
        var template = await db.TemplateOf(cohort, cancel);
        var people = await People(db, meeting, calls.Value.AfterAwayInARow, cancel);
        // Each of them can be told who looked.
        db.Audit.AddReads(
            caller, "meeting", meetingId, people.Select(person => person.ParticipantId), "name", "attendance");
        await db.SaveChangesAsync(cancel);

        var zone = TimeZoneInfo.FindSystemTimeZoneById(meeting.TimeZone);
        http.SetVersion(meeting.Version);
        return TypedResults.Ok(new Response(
            meetingId,
            id,
            cohort.Name,
            found.SiteName,
            meeting.TimeZone,
            meeting.Number,
            meeting.Month,
            template.Themes[meeting.Month - 1].Title.ForReader(),
            meeting.On,
            LocalMoment.OnTheWall(meeting.Instant, zone),
            LocalMoment.OnTheWall(meeting.Instant + template.Length, zone),
            meeting.Instant,
            meeting.Outcome.StateOf(found.Skip is not null),
            meeting.NotHeldReason ?? found.Skip?.Reason,
            meeting.ClockChange is ClockChange.MissingHour,
            meeting.ClockChange is ClockChange.DoubledHour,
            meeting.Visitors,
            meeting.Discussion,
            meeting.RecordedAt,
            found.RecordedBy,
            meeting.Version)
        {
            Moved = meeting.MovedFromOn is { } on
                ? new Move(on, meeting.MovedFromAt!.Value, meeting.MoveReason!)
                : null,
            Lesson = found.Lesson is { } lesson
                ? new ChosenLesson(
                    lesson.Code, lesson.Title.ForReader(), lesson.Purpose.ForReader(), lesson.TryOut.ForReader())
                : null,
            LastTryOut = found.LastTryOut,
            People = people,
            Notes = found.Notes,
        });
    }

    private static async Task<IReadOnlyList<Person>> People(
        CohortsDb db, Meeting meeting, int timesInARow, CancellationToken cancel)
    {
        var marks = db.Set<Attendance>().Where(attendance => attendance.MeetingId == meeting.Id);
        var told = db.Set<ToldAbsence>().Where(absence => absence.MeetingId == meeting.Id);
        var away = db.AwayInARow(
            db.Cohorts.Where(cohort => cohort.Id == meeting.CohortId), timesInARow, before: meeting.Number);
        var people = await db.RosterOn(meeting.CohortId, meeting.On)
            .Union(marks.Select(attendance => attendance.ParticipantId))
            .Join(db.Participants, person => person, participant => participant.Id, (_, participant) => participant)
            .Select(participant => new Person(
                participant.Id,
                Participant.DisplayName(participant.PreferredName, participant.GivenName, participant.FamilyName),
                marks.Where(attendance => attendance.ParticipantId == participant.Id)
                    .Select(attendance => attendance.Mark)
                    .SingleOrDefault(),
                told.Any(absence => absence.ParticipantId == participant.Id),
                away.Any(call => call.ParticipantId == participant.Id)))
            .ToListAsync(cancel);
        return
        [
            .. people.OrderBy(
                person => person.DisplayName, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
        ];
    }
}
