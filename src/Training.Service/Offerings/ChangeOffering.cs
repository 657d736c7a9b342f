using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Offerings;

/// <summary>Writes an offering's text anew, all of it.</summary>
internal static class ChangeOffering
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        OfferingText request,
        IfMatch seen,
        Caller caller,
        TrainingDb db,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.Offerings.SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } offering)
            return TypedResults.NotFound();
        offering.Require(seen);

        offering.Write(request);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "offering", id));
        await db.SaveChangesAsync(cancel);
        http.SetVersion(offering.Version);
        return TypedResults.NoContent();
    }
}
