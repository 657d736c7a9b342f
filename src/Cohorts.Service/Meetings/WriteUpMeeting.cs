using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>Writes down what was heard at a meeting, and what is tried out until the next. Every field may stay empty.</summary>
internal static class WriteUpMeeting
{
    public sealed record Request(
        [Prose(MeetingNotes.MaxText)] string? TryOutWent,
        [Prose(MeetingNotes.MaxText)] string? GroupNeeds,
        [Prose(MeetingNotes.MaxText)] string? PersonalNeeds,
        [Prose(MeetingNotes.MaxText)] string? CommonThreads,
        [Prose(MeetingNotes.MaxText)] string? Other,
        [OneLine(MeetingNotes.MaxTryOut)] string? TryOut);

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
        var (meetings, now) = (db.Meetings.Include(known => known.Notes), clock.GetUtcNow());
        if (await db.FindForChange(meetings, id, meetingId, caller, now, cancel) is not { } found)
            return TypedResults.NotFound();
        found.Meeting.Require(seen);

        var texts = new MeetingNotes.Texts(
            request.TryOutWent,
            request.GroupNeeds,
            request.PersonalNeeds,
            request.CommonThreads,
            request.Other,
            request.TryOut);
        found.Meeting.WriteUp(texts, found.Day, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "meeting", meetingId) with { ReasonCodes = ["written-up"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(found.Meeting.Version);
        return TypedResults.NoContent();
    }
}
