using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Sessions;

/// <summary>Says where the slides and the recording of a session lie that is over. Who had a place in it finds them.</summary>
internal static class PublishMaterials
{
    /// <param name="SlidesLink">None any more where it is null.</param>
    public sealed record Request([PageAddress] string? SlidesLink, [PageAddress] string? RecordingLink);

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

        session.PublishMaterials(request.SlidesLink, request.RecordingLink, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "session", id) with { ReasonCodes = ["materials"] });
        await db.SaveChangesAsync(cancel);
        http.SetVersion(session.Version);
        return TypedResults.Ok(new Response(id));
    }
}
