using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>The meetings of groups and their lessons: a part of Cohorts.Service.</summary>
internal sealed class MeetingsClient(HttpClient http)
{
    public Task<CoachsDay> Today(CancellationToken cancel) => http.Read<CoachsDay>("/cohorts/today", cancel);

    /// <param name="when"><c>ahead</c> or <c>over</c>.</param>
    public Task<Listing<MeetingRow>> List(Guid cohort, string when, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<MeetingRow>>(
            QueryHelpers.AddQueryString(
                $"/cohorts/{cohort}/meetings",
                new Dictionary<string, string?> { ["when"] = when, ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<OneMeeting> Get(Guid cohort, Guid id, CancellationToken cancel) =>
        http.Read<OneMeeting>(Path(cohort, id), cancel);

    public async Task<IReadOnlyList<LessonToChoose>> LessonsFor(Guid cohort, Guid id, CancellationToken cancel) =>
        (await http.Read<Listing<LessonToChoose>>($"{Path(cohort, id)}/lessons", cancel)).Items;

    public Task<Listing<LessonRow>> Lessons(
        string? theme, string? need, string? style, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<LessonRow>>(
            QueryHelpers.AddQueryString(
                "/cohorts/lessons",
                new Dictionary<string, string?>
                {
                    ["theme"] = theme,
                    ["need"] = need,
                    ["style"] = style,
                    ["after"] = after,
                    ["take"] = $"{take}",
                }),
            cancel);

    public Task<Answer> Prepare(
        OneMeeting meeting, string? lessonCode, string? discussion, int version, CancellationToken cancel) =>
        Put(meeting, "plan", new { lessonCode, discussion }, version, cancel);

    /// <param name="at">As <c>14:00</c>.</param>
    public Task<Answer> Move(
        OneMeeting meeting, DateOnly on, string at, string reason, int version, CancellationToken cancel) =>
        Put(meeting, "time", new { on, at, reason }, version, cancel);

    public Task<Answer> ExpectWithout(
        OneMeeting meeting, IEnumerable<Guid> participantIds, int version, CancellationToken cancel) =>
        Put(meeting, "absences", new { participantIds }, version, cancel);

    /// <param name="replace">Takes back that the meeting did not happen, if that is recorded.</param>
    public Task<Answer> RecordAttendance(
        OneMeeting meeting, IEnumerable<MarkOfPerson> people, int visitors, bool replace, int version,
        CancellationToken cancel) =>
        Put(meeting, "attendance", new { people, visitors, replace }, version, cancel);

    /// <param name="replace">Takes back who was here, if that is recorded.</param>
    public Task<Answer> NoteNotHeld(
        OneMeeting meeting, string reason, bool replace, int version, CancellationToken cancel) =>
        Put(meeting, "not-held", new { reason, replace }, version, cancel);

    public Task<Answer> WriteUp(OneMeeting meeting, MeetingNotes notes, int version, CancellationToken cancel) =>
        Put(meeting, "notes", notes, version, cancel);

    private Task<Answer> Put(OneMeeting meeting, string part, object body, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"{Path(meeting.CohortId, meeting.Id)}/{part}", body, null, version, cancel);

    private static string Path(Guid cohort, Guid id) => $"/cohorts/{cohort}/meetings/{id}";
}

internal sealed record CoachsDay(
    IReadOnlyList<CoachsGroup> Groups, IReadOnlyList<MeetingNotRecorded> NotRecorded, IReadOnlyList<WelcomeCall> Calls);

internal sealed record CoachsGroup(
    Guid Id, string Name, string State, string SiteName, string TimeZone, int People, DateOnly FirstMeetingOn,
    TimeOnly MeetingTime, NextMeeting? Next);

internal sealed record NextMeeting(
    Guid Id, int Number, int Month, string Theme, DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, string? Lesson);

internal sealed record MeetingNotRecorded(Guid MeetingId, Guid CohortId, string CohortName, int Number, DateOnly On);

/// <param name="Times">From how many meetings in a row the person was away without a word.</param>
internal sealed record WelcomeCall(
    Guid CohortId, string CohortName, Guid ParticipantId, string DisplayName, int Times, DateOnly LastOn);

/// <param name="State"><c>planned</c>, <c>skipped</c>, <c>held</c> or <c>didNotHappen</c>.</param>
public sealed record MeetingRow(
    Guid Id, int Number, int Month, string Theme, DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, DateTimeOffset Instant,
    string State, string? Reason, DateOnly? MovedFrom, bool MovedFromMissingHour, bool AtDoubledHour, string? Lesson,
    int Here, int Away);

public sealed record OneMeeting(
    Guid Id, Guid CohortId, string CohortName, string SiteName, string TimeZone, int Number, int Month, string Theme,
    DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, DateTimeOffset Instant, string State, string? Reason,
    bool MovedFromMissingHour, bool AtDoubledHour, int Visitors, string? Discussion, DateTimeOffset? RecordedAt,
    string? RecordedBy, int Version, MovedMeeting? Moved, ChosenLesson? Lesson, string? LastTryOut,
    IReadOnlyList<PersonAtMeeting> People, MeetingNotes? Notes)
{
    public const string NotRecorded = "notRecorded";

    public bool IsSkipped => State == "skipped";

    public bool IsHeld => State == "held";

    public bool IsNotHeld => State == "didNotHappen";
}

/// <param name="On">The day of its slot.</param>
public sealed record MovedMeeting(DateOnly On, TimeOnly At, string Reason);

public sealed record ChosenLesson(string Code, string Title, string Purpose, string TryOut);

public sealed record PersonAtMeeting(
    Guid ParticipantId, string DisplayName, string Mark, bool ToldAbsence, bool AwayInARow);

internal sealed record MarkOfPerson(Guid ParticipantId, string Mark);

/// <summary>What was heard at a meeting. For the coach who leads and the directors of the site.</summary>
public sealed record MeetingNotes(
    string? TryOutWent, string? GroupNeeds, string? PersonalNeeds, string? CommonThreads, string? Other, string? TryOut);

public sealed record LessonRow(
    string Code, string ThemeCode, string Title, string Purpose, string TryOut, IReadOnlyList<string> Needs,
    IReadOnlyList<string> Styles);

/// <param name="UsedInMeeting">The number of the latest other meeting of the group that had it.</param>
public sealed record LessonToChoose(LessonRow Lesson, int? UsedInMeeting);
