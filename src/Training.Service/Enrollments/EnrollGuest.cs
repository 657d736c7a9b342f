using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>Enrols somebody whom the directory does not know: who walks in, or wrote a mail. Also after the session.</summary>
internal static class EnrollGuest
{
    /// <param name="OrganizationId">The organisation they belong to; the centre keeps those of organisations not here.</param>
    /// <param name="Affiliation">Where they say they are from.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        Guid? OrganizationId,
        [Required, OneLine(Enrollment.MaxName)] string Name,
        [MailAddress] string? Email,
        [OneLine(Enrollment.MaxAffiliation)] string? Affiliation,
        bool WaitIfFull);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        Caller caller,
        TrainingDb db,
        SessionMails mails,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var offering = await db.Offerings.SingleOrDefaultAsync(
            known => db.Sessions.Any(session => session.Id == id && session.OfferingId == known.Id), cancel);
        if (offering is null) return TypedResults.NotFound();
        if (!offering.IsPublished) throw Offering.NotPublished();

        var organization = request.OrganizationId ?? caller.OrganizationId!.Value;
        if (!await db.Organizations.AnyAsync(known => known.OrganizationId == organization, cancel))
            throw Enrollment.UnknownOrganization();
        if (request.Id is { } wanted && await db.Enrollments.AnyAsync(known => known.Id == wanted, cancel))
            throw Enrollment.IdTaken();

        var (session, now) = ((await db.Hold(id, cancel))!, clock.GetUtcNow());
        session.RefuseIfCancelled();
        await db.ActFor(organization, cancel);
        var hasPlace = await db.TakePlaces(session, 1, request.WaitIfFull, cancel) == 1;
        var guest = Enrollment.OfGuest(
            request.Id,
            organization,
            id,
            request.Name,
            request.Email,
            request.Affiliation,
            offering.Language,
            waits: !hasPlace,
            caller.PersonId,
            now);
        db.Add(guest);
        if (!hasPlace) await db.Wait(session, organization, guest.Id, cancel);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "enrollment", guest.Id));
        mails.Tell(hasPlace ? SessionNews.Enrolled : SessionNews.Waiting, guest, session, offering);
        await db.SaveNew(cancel);
        return TypedResults.Created($"/training/enrollments/{guest.Id}", new Response(guest.Id));
    }
}
