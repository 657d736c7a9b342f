using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Cohorts.Participants;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>
/// What a coach needs in the morning: each group they lead with its next meeting, meetings that are not recorded yet, and
/// people for whom a call may be welcome.
/// </summary>
internal static class GetToday
{
    private const int MostGroups = 25;
    private const int MostNotRecorded = 5;

    public sealed record Response(
        IReadOnlyList<Group> Groups, IReadOnlyList<NotRecorded> NotRecorded, IReadOnlyList<Call> Calls);

    /// <param name="Next">Its next meeting; null before its start, and when its year is over.</param>
    public sealed record Group(
        Guid Id,
        string Name,
        CohortState State,
        string SiteName,
        string TimeZone,
        int People,
        DateOnly FirstMeetingOn,
        TimeOnly MeetingTime,
        NextMeeting? Next);

    public sealed record NextMeeting(
        Guid Id, int Number, int Month, string Theme, DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, string? Lesson);

    public sealed record NotRecorded(Guid MeetingId, Guid CohortId, string CohortName, int Number, DateOnly On);

    /// <param name="Times">From how many meetings in a row the person was away.</param>
    /// <param name="LastOn">The day of the last of them.</param>
    public sealed record Call(
        Guid CohortId, string CohortName, Guid ParticipantId, string DisplayName, int Times, DateOnly LastOn);

    public static async Task<Ok<Response>> Handle(
        Caller caller, CohortsDb db, IOptions<CallSettings> calls, TimeProvider clock, CancellationToken cancel)
    {
        var (led, now) = (db.Cohorts.LedBy(caller), clock.GetUtcNow());
        var welcome = await Calls(db, led, calls.Value, now, cancel);
        // Each of them can be told who looked.
        foreach (var call in welcome)
            db.Audit.AddReads(caller, "cohort", call.CohortId, [call.ParticipantId], "name", "attendance");
        await db.SaveChangesAsync(cancel);

        return TypedResults.Ok(new Response(
            await Groups(db, led, now, cancel), await Unrecorded(db, led, now, cancel), welcome));
    }

    private static async Task<IReadOnlyList<Group>> Groups(
        CohortsDb db, IQueryable<Cohort> led, DateTimeOffset now, CancellationToken cancel)
    {
        var templates = await db.Curricula.AsNoTracking()
            .ToDictionaryAsync(template => (template.Code, template.Version), cancel);
        var rows = await led
            .OrderByDescending(cohort => cohort.FirstMeetingOn).ThenByDescending(cohort => cohort.Id)
            .Take(MostGroups)
            .Select(cohort => new
            {
                cohort.Id,
                cohort.Name,
                cohort.State,
                SiteName = db.Sites.Single(site => site.Id == cohort.SiteId).Name,
                db.Sites.Single(site => site.Id == cohort.SiteId).TimeZone,
                People = cohort.Enrollments.Count(enrollment => enrollment.WithdrawnOn == null),
                cohort.FirstMeetingOn,
                cohort.MeetingTime,
                cohort.CurriculumCode,
                cohort.CurriculumVersion,
                Next = db.Meetings.Ahead(now)
                    .Where(meeting => meeting.CohortId == cohort.Id)
                    .Where(meeting => !cohort.SkipDates.Any(skip => skip.Date == (meeting.MovedFromOn ?? meeting.On)))
                    .OrderBy(meeting => meeting.Number)
                    .Select(meeting => new
                    {
                        meeting.Id,
                        meeting.Number,
                        meeting.Month,
                        meeting.On,
                        meeting.Instant,
                        Lesson = db.Lessons
                            .Where(lesson => lesson.Code == meeting.LessonCode && lesson.Version == meeting.LessonVersion)
                            .Select(lesson => lesson.Title)
                            .SingleOrDefault(),
                    })
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(row =>
            {
                var template = templates[(row.CurriculumCode, row.CurriculumVersion)];
                var zone = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
                return new Group(
                    row.Id,
                    row.Name,
                    row.State,
                    row.SiteName,
                    row.TimeZone,
                    row.People,
                    row.FirstMeetingOn,
                    row.MeetingTime,
                    row.Next is null ? null : new NextMeeting(
                        row.Next.Id,
                        row.Next.Number,
                        row.Next.Month,
                        template.Themes[row.Next.Month - 1].Title.ForReader(),
                        row.Next.On,
                        LocalMoment.OnTheWall(row.Next.Instant, zone),
                        LocalMoment.OnTheWall(row.Next.Instant + template.Length, zone),
                        row.Next.Lesson?.ForReader()));
            }),
        ];
    }

    /// <summary>The latest meetings that are over and of which nothing is recorded.</summary>
    private static async Task<IReadOnlyList<NotRecorded>> Unrecorded(
        CohortsDb db, IQueryable<Cohort> led, DateTimeOffset now, CancellationToken cancel)
    {
        var over =
            from cohort in led
            from meeting in db.Meetings.Over(now)
                .Where(meeting => meeting.CohortId == cohort.Id && meeting.Outcome == null)
                .Where(meeting => !cohort.SkipDates.Any(skip => skip.Date == (meeting.MovedFromOn ?? meeting.On)))
                .OrderByDescending(meeting => meeting.Number)
                .Take(MostNotRecorded)
            orderby meeting.Instant descending, meeting.Id
            select new NotRecorded(meeting.Id, cohort.Id, cohort.Name, meeting.Number, meeting.On);
        return await over.Take(MostNotRecorded).ToListAsync(cancel);
    }

    /// <summary>
    /// Who was away several times in a row without a word and is still in the group. Who has told of an absence to come has
    /// said a word since.
    /// </summary>
    private static async Task<IReadOnlyList<Call>> Calls(
        CohortsDb db, IQueryable<Cohort> led, CallSettings settings, DateTimeOffset now, CancellationToken cancel)
    {
        var welcome =
            from away in db.AwayInARow(led, settings.AfterAwayInARow)
            join cohort in db.Cohorts on away.CohortId equals cohort.Id
            join participant in db.Participants on away.ParticipantId equals participant.Id
            where cohort.Enrollments.Any(enrollment =>
                enrollment.ParticipantId == away.ParticipantId && enrollment.WithdrawnOn == null)
            where !db.Meetings.Any(meeting => meeting.CohortId == away.CohortId && meeting.Instant > now
                && meeting.ToldAbsences.Any(told => told.ParticipantId == away.ParticipantId))
            orderby away.LastOn descending, participant.Id
            select new Call(
                cohort.Id,
                cohort.Name,
                participant.Id,
                Participant.DisplayName(participant.PreferredName, participant.GivenName, participant.FamilyName),
                settings.AfterAwayInARow,
                away.LastOn);
        return await welcome.Take(settings.AtMost).ToListAsync(cancel);
    }
}
