using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Enrollments;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>Records by hand how one enrolled person took part, above what reports say.</summary>
internal static class RecordAttendance
{
    /// <param name="State">NotRecorded takes back what was recorded by hand.</param>
    /// <param name="Minutes">If they are known.</param>
    public sealed record Request([Required] Attended? State, [Range(0, Session.MaxMinutes)] int? Minutes);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid enrollmentId,
        Request request,
        IfMatch seen,
        TrainingDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var enrolled = await db.Enrollments.SingleOrDefaultAsync(
            known => known.Id == enrollmentId && known.SessionId == id && known.State == EnrollmentState.Enrolled, cancel);
        if (enrolled is null) return TypedResults.NotFound();

        var session = await db.Sessions.AsNoTracking().SingleAsync(known => known.Id == id, cancel);
        await db.ActFor(enrolled.OrganizationId, cancel);
        var presence = await db.Presences
            .Include(known => known.Reports)
            .SingleOrDefaultAsync(known => known.OrganizationId == enrolled.OrganizationId && known.Id == enrollmentId, cancel);
        // Whoever saw that nothing is recorded has seen version 0.
        if (presence is null) db.Add(presence = Presence.Of(enrolled.OrganizationId, enrollmentId, id));
        presence.Require(seen);
        presence.Record(session, request.State!.Value, request.Minutes, caller.PersonId, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "attendance", enrollmentId) with
        {
            OrganizationId = enrolled.OrganizationId,
            ReasonCodes = ["by-hand"],
        });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
