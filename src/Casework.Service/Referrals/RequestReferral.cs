using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Consents;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Referrals;

/// <summary>
/// Asks the group program of a site to take a person in, on a consent that allows at least the name to be shared with it.
/// Whether the consent still holds when somebody opens the details is asked again then.
/// </summary>
internal static class RequestReferral
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required] Guid? ConsentId,
        [Required] Guid? SiteId,
        [AllowedValues(null, Purposes.PersonRequest, Purposes.Treatment)] string? Purpose,
        [Prose(Referral.MaxWords)] string? OwnWords);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var (now, siteId) = (clock.GetUtcNow(), request.SiteId!.Value);
        var person = await db.PeopleTreatedBy(caller, now).AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (person is null || !await db.Sites.AnyAsync(site => site.Id == siteId, cancel)) return TypedResults.NotFound();

        await db.OverConsentsOf(id, cancel);
        var consent = await db.Consents
            .Include(known => known.Recipients)
            .SingleOrDefaultAsync(known => known.Id == request.ConsentId && known.ParticipantId == id, cancel);
        if (consent is null) return TypedResults.NotFound();
        if (request.Id is { } taken && await db.Referrals.AnyAsync(known => known.Id == taken, cancel)) throw Referral.IdTaken();
        if (!await db.Episodes.AnyAsync(episode => episode.ParticipantId == id && episode.EndedOn == null, cancel))
            throw Referral.NotInService();
        if (await db.Referrals.AnyAsync(
            other => other.ParticipantId == id && other.SiteId == siteId && other.State == ReferralState.Requested, cancel))
        {
            throw Referral.OpenAlready();
        }

        string[] categories = string.IsNullOrWhiteSpace(request.OwnWords)
            ? [Categories.Name]
            : [Categories.Name, Categories.OwnWords];
        var use = (await Standing.Of(db, consent, cancel)).Use(
            id,
            // Somebody by name is the one who will be asked; who opens it is looked at then.
            consent.Recipients.Select(one => one.PersonId).FirstOrDefault(one => one is not null),
            siteId,
            request.Purpose ?? Purposes.PersonRequest,
            categories,
            await db.TodayWhere(person.TeamId, now, cancel));
        var referral = Referral.Request(
            request.Id, caller.OrganizationId!.Value, consent, use, request.OwnWords, caller.PersonId, now);
        db.Add(referral);
        db.Audit.Wrote(caller, AuditAction.Create, "referral", referral.Id, id, "requested", consent.Id);
        await db.SaveChangesAsync(cancel);

        http.SetVersion(referral.Version);
        return TypedResults.Created($"/casework/people/{id}/referrals", new Response(referral.Id));
    }
}
