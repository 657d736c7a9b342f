using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Offerings;

/// <summary>Shows an offering in the catalogue; from then on people can be enrolled.</summary>
internal static class PublishOffering
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        IfMatch seen,
        Caller caller,
        TrainingDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.Offerings.SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } offering)
            return TypedResults.NotFound();
        offering.Require(seen);

        var sessions = await db.Sessions.CountAsync(
            session => session.OfferingId == id && session.State == SessionState.Planned, cancel);
        offering.Publish(sessions, caller.PersonId, clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "offering", id) with { ReasonCodes = ["published"] });
        await db.SaveChangesAsync(cancel);
        http.SetVersion(offering.Version);
        return TypedResults.NoContent();
    }
}
