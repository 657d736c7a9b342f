using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Sessions;

/// <summary>Holds a session at another time. Everybody in it, and everybody who waits, is told.</summary>
internal static class MoveSession
{
    public sealed record Request(
        [Required, Day] DateOnly? On,
        [Required] TimeOnly? At,
        [Required, StringLength(Session.MaxTimeZone)] string TimeZone,
        [Required, Range(5, Session.MaxMinutes)] int? Minutes);

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
        // Held first: whoever is enrolled after this finds the new time, whoever was before is among those told.
        if (await db.Hold(id, cancel) is not { } session) return TypedResults.NotFound();
        session.Require(seen);

        session.Move(
            new Moment(request.On!.Value, request.At!.Value, request.TimeZone, request.Minutes!.Value),
            await db.Enrollments.OrganizationsIn(id, cancel),
            clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "session", id) with { ReasonCodes = ["moved"] });
        await db.SaveChangesAsync(cancel);
        http.SetVersion(session.Version);
        return TypedResults.Ok(new Response(id));
    }
}
