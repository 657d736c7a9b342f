using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Sessions;

/// <summary>Says that a session does not take place. Everybody in it, and everybody who waits, is told.</summary>
internal static class CancelSession
{
    public sealed record Request([Required, OneLine(Session.MaxReason), MinLength(3)] string Reason);

    public sealed record Response(Guid Id);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        TrainingDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.Hold(id, cancel) is not { } session) return TypedResults.NotFound();
        session.Require(seen);

        session.Cancel(request.Reason, await db.Enrollments.OrganizationsIn(id, cancel), clock.GetUtcNow());
        await db.Set<WaitingPlace>().Where(place => place.SessionId == id).ExecuteDeleteAsync(cancel);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "session", id) with { ReasonCodes = ["cancelled"] });
        await db.SaveChangesAsync(cancel);
        http.SetVersion(session.Version);
        return TypedResults.Ok(new Response(id));
    }
}
