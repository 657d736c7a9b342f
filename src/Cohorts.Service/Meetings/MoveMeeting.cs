using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>Holds one meeting on another day or at another time, for a reason. All others stay where they are.</summary>
internal static class MoveMeeting
{
    public sealed record Request(
        [Required, Day] DateOnly? On,
        [Required] TimeOnly? At,
        [Required, OneLine(Meeting.MaxReason)] string Reason);

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

        var neighbours = await db.Meetings
            .Where(other => other.CohortId == id)
            .Where(other => other.Number == meeting.Number - 1 || other.Number == meeting.Number + 1)
            .ToDictionaryAsync(other => other.Number, other => (DateOnly?)other.On, cancel);
        meeting.Move(
            request.On!.Value,
            request.At!.Value,
            request.Reason,
            found.Day.Skip,
            (neighbours.GetValueOrDefault(meeting.Number - 1), neighbours.GetValueOrDefault(meeting.Number + 1)),
            found.Site.TimeZone);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "meeting", meetingId) with { ReasonCodes = ["moved"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(meeting.Version);
        return TypedResults.NoContent();
    }
}
