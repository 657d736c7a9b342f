using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Cohorts.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Referrals;

/// <summary>
/// Takes the person who was referred into a group that is being formed. Who decides gives what enrolling needs, out of what was
/// disclosed to them; from then on it is a participant of ours, with an id that nobody else knows.
/// </summary>
internal static class AcceptReferral
{
    public sealed record Request(
        [Required] Guid? CohortId,
        [Required, OneLine(Participant.MaxName)] string GivenName,
        [Required, OneLine(Participant.MaxName)] string FamilyName,
        [OneLine(Participant.MaxName)] string? PreferredName);

    public sealed record Response(Guid ParticipantId);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var referral = await db.Referrals.DecidedOnBy(caller).SingleOrDefaultAsync(known => known.Id == id, cancel);
        var cohort = await db.Cohorts
            .ManagedBy(caller)
            .Include(known => known.Enrollments)
            .SingleOrDefaultAsync(known => known.Id == request.CohortId, cancel);
        if (referral is null || cohort is null) return TypedResults.NotFound();
        referral.Require(seen);

        var newcomer = Participant.Welcome(null, request.GivenName, request.FamilyName, request.PreferredName, now);
        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        referral.Accept(caller.OrganizationId!.Value, cohort, newcomer.Id, site.Today(now), caller.PersonId, now);
        db.Add(newcomer);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "cohort", cohort.Id) with
        {
            ParticipantId = newcomer.Id,
            ReasonCodes = ["referral-accepted"],
        });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(referral.Version);
        return TypedResults.Created($"/cohorts/{cohort.Id}", new Response(newcomer.Id));
    }
}
