using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>Notes that a meeting did not happen, and why. It counts as none, and nobody was away.</summary>
internal static class NoteNotHeld
{
    /// <param name="Replace">Takes back what is recorded of who was here.</param>
    public sealed record Request([Required, OneLine(Meeting.MaxReason)] string Reason, bool Replace);

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
        var (meetings, now) = (db.Meetings.Include(known => known.Attendances), clock.GetUtcNow());
        if (await db.FindForChange(meetings, id, meetingId, caller, now, cancel) is not { } found)
            return TypedResults.NotFound();
        found.Meeting.Require(seen);

        found.Meeting.NoteNotHeld(request.Reason, request.Replace, found.Day, caller.PersonId, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "meeting", meetingId) with { ReasonCodes = ["not-held"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(found.Meeting.Version);
        return TypedResults.NoContent();
    }
}
