using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>Decides which share of an offering's sessions makes somebody present.</summary>
internal static class DecideRule
{
    /// <param name="Percent">Of a session's minutes.</param>
    public sealed record Request([Required, Range(1, 100)] int? Percent);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, IfMatch seen, TrainingDb db, CancellationToken cancel)
    {
        if (!await db.Offerings.AnyAsync(known => known.Id == id, cancel)) return TypedResults.NotFound();

        var rule = await db.AttendanceRules.SingleOrDefaultAsync(known => known.OfferingId == id, cancel);
        if (rule is null) db.Add(rule = new AttendanceRule { OfferingId = id });
        if (rule.Version != seen.Version)
            throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed, "version.stale", rule.Version);

        rule.Decide(request.Percent!.Value);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
