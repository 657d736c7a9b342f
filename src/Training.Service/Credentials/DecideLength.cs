using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

/// <summary>The centre decides for how long credentials of a kind are awarded.</summary>
internal static class DecideLength
{
    /// <param name="ValidMonths">Null to leave it open: then each award says its last day.</param>
    public sealed record Request([Range(1, CredentialKind.MaxMonths)] int? ValidMonths);

    public static async Task<Results<NoContent, NotFound>> Handle(
        string code, Request request, IfMatch seen, TrainingDb db, CancellationToken cancel)
    {
        if (await db.CredentialKinds.SingleOrDefaultAsync(known => known.Code == code, cancel) is not { } kind)
            return TypedResults.NotFound();
        if (kind.Version != seen.Version)
            throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed, "version.stale", kind.Version);

        kind.Last(request.ValidMonths);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
