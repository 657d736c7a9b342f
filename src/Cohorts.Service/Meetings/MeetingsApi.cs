namespace Platform.Cohorts.Meetings;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class MeetingsApi
{
    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/cohorts/today", GetToday.Handle).WithTags("Meetings").RequireAuthorization(CohortsPolicies.Read);

        var meetings = app.MapGroup("/cohorts/{id:guid}/meetings").WithTags("Meetings");
        var one = meetings.MapGroup("/{meetingId:guid}");

        meetings.MapGet("/", ListMeetings.Handle).RequireAuthorization(CohortsPolicies.Read);
        one.MapGet("/", GetMeeting.Handle).RequireAuthorization(CohortsPolicies.Read);
        one.MapGet("/lessons", ListLessonsForMeeting.Handle).RequireAuthorization(CohortsPolicies.Read);
        one.MapPut("/plan", PrepareMeeting.Handle).RequireAuthorization(CohortsPolicies.Meet);
        one.MapPut("/time", MoveMeeting.Handle).RequireAuthorization(CohortsPolicies.Meet);
        one.MapPut("/absences", NoteToldAbsences.Handle).RequireAuthorization(CohortsPolicies.Meet);
        one.MapPut("/attendance", RecordAttendance.Handle).RequireAuthorization(CohortsPolicies.Meet);
        one.MapPut("/not-held", NoteNotHeld.Handle).RequireAuthorization(CohortsPolicies.Meet);
        one.MapPut("/notes", WriteUpMeeting.Handle).RequireAuthorization(CohortsPolicies.Meet);
    }
}
