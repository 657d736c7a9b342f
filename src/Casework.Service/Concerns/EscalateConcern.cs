using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Concerns;

/// <summary>Takes a concern to the clinical supervisor or the peer navigator before its time is over.</summary>
internal static class EscalateConcern
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IfMatch seen, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleTreatedBy(caller, now);
        var concern = await db.Concerns.SingleOrDefaultAsync(
            known => known.Id == id && people.Any(person => person.Id == known.ParticipantId), cancel);
        if (concern is null) return TypedResults.NotFound();
        concern.Require(seen);

        concern.Escalate(now);
        db.Audit.Wrote(caller, AuditAction.Update, "concern", id, concern.ParticipantId, "escalated");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(concern.Version);
        return TypedResults.NoContent();
    }
}
