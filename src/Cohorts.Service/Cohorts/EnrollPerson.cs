using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Cohorts.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>
/// Takes a person into a group. With the id of somebody who has been in a group at the caller's sites, it is that
/// person, whose names stay as they are; otherwise somebody new.
/// </summary>
internal static class EnrollPerson
{
    public sealed record Request(
        [UuidV7] Guid? ParticipantId,
        [Required, OneLine(Participant.MaxName)] string GivenName,
        [Required, OneLine(Participant.MaxName)] string FamilyName,
        [OneLine(Participant.MaxName)] string? PreferredName,
        [Day] DateOnly? Since);

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
        var cohort = await db.Cohorts
            .ManagedBy(caller)
            .Include(known => known.Enrollments)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        cohort.Require(seen);

        var now = clock.GetUtcNow();
        var participantId = request.ParticipantId;
        if (participantId is not null && await db.Participants.AnyAsync(known => known.Id == participantId, cancel))
        {
            var knownHere = await db.Cohorts
                .ManagedBy(caller)
                .AnyAsync(other => other.Enrollments.Any(past => past.ParticipantId == participantId), cancel);
            if (!knownHere) return TypedResults.NotFound();
        }
        else
        {
            var newcomer = Participant.Welcome(
                participantId, request.GivenName, request.FamilyName, request.PreferredName, now);
            db.Add(newcomer);
            participantId = newcomer.Id;
        }

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        cohort.Enroll(participantId.Value, site.Today(now), now, request.Since);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "cohort", id) with
        {
            ParticipantId = participantId,
            ReasonCodes = ["enrolled"],
        });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(cohort.Version);
        return TypedResults.Created($"/cohorts/{id}", new Response(participantId.Value));
    }
}
