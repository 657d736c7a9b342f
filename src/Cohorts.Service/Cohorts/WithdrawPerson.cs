using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>Notes that a person has left the group, with the reason.</summary>
internal static class WithdrawPerson
{
    public sealed record Request([Required, OneLine(Cohort.MaxReason)] string Reason);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid participantId,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var cohort = await db.Cohorts
            .ManagedBy(caller)
            .Include(known => known.Enrollments)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        cohort.Require(seen);

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var now = clock.GetUtcNow();
        if (!cohort.Withdraw(participantId, request.Reason, site.Today(now))) return TypedResults.NotFound();

        var partnerships = await db.Partnerships
            .Include(known => known.Pairs)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        partnerships?.Leave(participantId, site.Today(now), now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "cohort", id) with
        {
            ParticipantId = participantId,
            ReasonCodes = ["withdrawn"],
        });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(cohort.Version);
        return TypedResults.NoContent();
    }
}
