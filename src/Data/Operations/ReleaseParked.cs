using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>Gives an event that was put aside back to the relay, which tries it anew from the next round on.</summary>
internal static class ReleaseParked
{
    /// <param name="Released">False if it was not parked any more: somebody else was first.</param>
    public sealed record Response(bool Released);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        long sequence, ServiceDb db, Caller caller, CancellationToken cancel)
    {
        var found = await db.Outbox
            .Where(message => message.Sequence == sequence)
            .Select(message => (Guid?)message.MessageId)
            .SingleOrDefaultAsync(cancel);
        if (found is not { } messageId) return TypedResults.NotFound();

        var released = await db.Database.ExecuteSqlAsync(
            $"UPDATE outbox SET parked_at = NULL, attempts = 0, failure = NULL WHERE sequence = {sequence} AND parked_at IS NOT NULL",
            cancel);
        if (released == 0) return TypedResults.Ok(new Response(false));

        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Execute, "event", messageId) with { ReasonCodes = ["released"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Response(true));
    }
}
