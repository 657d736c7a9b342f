using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Sessions;

/// <summary>
/// Changes what is written about a session, its places and its link. Where there are more places now, those who have
/// waited longest get them.
/// </summary>
internal static class ChangeSession
{
    public sealed record Request(
        [Required] SessionText Text,
        [Range(1, Session.MaxCapacity)] int? Capacity,
        [PageAddress] string? JoinLink);

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

        session.Change(request.Text, request.Capacity, request.JoinLink);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "session", id));
        await db.SaveChangesAsync(cancel);
        await db.LetIn(session, clock.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        http.SetVersion(session.Version);
        return TypedResults.Ok(new Response(id));
    }
}
