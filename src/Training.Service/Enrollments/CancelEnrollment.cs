using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>Ends an enrolment, until its session begins. The place goes to whoever has waited longest.</summary>
internal static class CancelEnrollment
{
    public sealed record Response(Guid Id);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        IfMatch seen,
        Caller caller,
        TrainingDb db,
        SessionMails mails,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var enrollment = await db.Enrollments.ReachedBy(caller, db).SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (enrollment is null) return TypedResults.NotFound();
        enrollment.Require(seen);

        if (caller.IsNational) await db.ActFor(enrollment.OrganizationId, cancel);
        var (session, now) = ((await db.Hold(enrollment.SessionId, cancel))!, clock.GetUtcNow());
        var offering = await db.Offerings.SingleAsync(known => known.Id == session.OfferingId, cancel);
        var waits = enrollment.State is EnrollmentState.Waiting;
        enrollment.Cancel(session, caller.PersonId, now);
        // Who still waits has no place to give back, unless one was given and the news of it is on its way.
        if (!waits || !await db.StopWaiting(id, cancel)) await db.GiveBack(session, now, cancel);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "enrollment", id) with { ReasonCodes = ["cancelled"] });
        mails.Tell(SessionNews.EnrollmentCancelled, enrollment, session, offering);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Response(id));
    }
}
