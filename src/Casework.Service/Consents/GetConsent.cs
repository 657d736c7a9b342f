using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.ServiceDefaults;

namespace Platform.Casework.Consents;

/// <summary>One consent with all that stands in it, and whether it still holds.</summary>
internal static class GetConsent
{
    public sealed record Response(
        Guid Id,
        Guid PersonId,
        string ParticipantName,
        ConsentState State,
        int FormVersion,
        string Language,
        IReadOnlyList<string> Disclosers,
        string Description,
        IReadOnlyList<string> Categories,
        string? EntireRecordReason,
        IReadOnlyList<RecipientItem> Recipients,
        string? IntermediaryName,
        IReadOnlyList<string> IntermediaryParticipants,
        bool ClassLimitedToTreating,
        IReadOnlyList<string> Purposes,
        string? PurposeText,
        bool SaysRevocation,
        string RevocationMethod,
        bool SaysHipaaRedisclosure,
        bool SaysCareRedisclosure,
        bool SaysRefusal,
        bool SaysFundraisingOptOut,
        ExpiryKind ExpiryKind,
        DateOnly? ExpiresOn,
        ExpiryEvent? ExpiryEvent,
        string SignatureName,
        SignerCapacity SignerCapacity,
        string? Authority,
        DateOnly SignedOn,
        DateTimeOffset RecordedAt,
        string? RecordedBy,
        RevocationItem? Revocation,
        string TimeZone,
        bool Treats);

    public sealed record RecipientItem(RecipientKind Kind, string Name, Guid? SiteId, Guid? PersonId, bool IsCoveredEntity);

    public sealed record RevocationItem(
        DateTimeOffset ReceivedAt, RevocationChannel Channel, string? Text, DateTimeOffset RecordedAt, string? RecordedBy);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleReadBy(caller, now);
        var consent = await db.Consents
            .Include(known => known.Recipients.OrderBy(one => one.Number))
            .AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id && people.Any(person => person.Id == known.ParticipantId), cancel);
        if (consent is null) return TypedResults.NotFound();

        var standing = await Standing.Of(db, consent, cancel);
        var zone = await db.Sites
            .Where(site => db.Participants.Any(person => person.Id == consent.ParticipantId
                && db.Teams.Any(team => team.Id == person.TeamId && team.SiteId == site.Id)))
            .Select(site => site.TimeZone)
            .SingleAsync(cancel);
        var revocation = await db.Revocations
            .Where(known => known.ConsentId == id)
            .Select(known => new RevocationItem(
                known.ReceivedAt,
                known.Channel,
                known.Text,
                known.RecordedAt,
                db.Staff.Where(member => member.Id == known.RecordedById).Select(member => member.Name).SingleOrDefault()))
            .SingleOrDefaultAsync(cancel);
        var recordedBy = await db.Staff
            .Where(member => member.Id == consent.RecordedById)
            .Select(member => member.Name)
            .SingleOrDefaultAsync(cancel);
        var treats = await db.PeopleTreatedBy(caller, now).AnyAsync(person => person.Id == consent.ParticipantId, cancel);
        db.Audit.AddReads(caller, "consent", id, [consent.ParticipantId], "name", "consent");
        await db.SaveChangesAsync(cancel);

        return TypedResults.Ok(new Response(
            id,
            consent.ParticipantId,
            consent.ParticipantName,
            standing.StateOf(consent, Local.Day(now, zone)),
            consent.FormVersion,
            consent.Language,
            consent.Disclosers,
            consent.Description,
            consent.Categories,
            consent.EntireRecordReason,
            [.. consent.Recipients.Select(one => new RecipientItem(one.Kind, one.Name, one.SiteId, one.PersonId, one.IsCoveredEntity))],
            consent.IntermediaryName,
            consent.IntermediaryParticipants,
            consent.ClassLimitedToTreating,
            consent.Purposes,
            consent.PurposeText,
            consent.SaysRevocation,
            consent.RevocationMethod,
            consent.SaysHipaaRedisclosure,
            consent.SaysCareRedisclosure,
            consent.SaysRefusal,
            consent.SaysFundraisingOptOut,
            consent.ExpiryKind,
            consent.ExpiresOn,
            consent.ExpiryEvent,
            consent.SignatureName,
            consent.SignerCapacity,
            consent.Authority,
            consent.SignedOn,
            consent.RecordedAt,
            recordedBy,
            revocation,
            zone,
            treats));
    }
}
