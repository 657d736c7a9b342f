using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Consents;

/// <summary>
/// Stores a consent as it was signed: read, filled in and signed in one go, on the worker's phone or on paper before. There are
/// no drafts, for an unsigned consent is worth nothing and would only lie about.
/// </summary>
internal static class SignConsent
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, AllowedValues("en", "es")] string Language,
        [Required, Range(1, 1000)] int? FormVersion,
        [Required, Lines(Consent.MostEntries, Consent.MaxName)] IReadOnlyList<string> Disclosers,
        [Required, Prose(Consent.MaxText)] string Description,
        [Required] IReadOnlyList<string> Categories,
        [Prose(Consent.MaxText)] string? EntireRecordReason,
        [Required, MaxLength(Consent.MostEntries)] IReadOnlyList<RecipientRequest> Recipients,
        [OneLine(Consent.MaxName)] string? IntermediaryName,
        [Lines(Consent.MostEntries, Consent.MaxName)] IReadOnlyList<string>? IntermediaryParticipants,
        bool ClassLimitedToTreating,
        [Required] IReadOnlyList<string> Purposes,
        [Prose(Consent.MaxText)] string? PurposeText,
        bool SaysRevocation,
        [Required, Prose(Consent.MaxText)] string RevocationMethod,
        bool SaysHipaaRedisclosure,
        bool SaysCareRedisclosure,
        bool SaysRefusal,
        bool SaysFundraisingOptOut,
        [Required] ExpiryKind? ExpiryKind,
        [Day] DateOnly? ExpiresOn,
        ExpiryEvent? ExpiryEvent,
        [Required, OneLine(Consent.MaxName)] string SignatureName,
        [Required] SignerCapacity? SignerCapacity,
        [OneLine(Consent.MaxName)] string? Authority,
        [Day] DateOnly? SignedOn) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Categories.Except(Consents.Categories.All).Any())
                yield return new ValidationResult(Limits.Sentence("field.codes"), [nameof(Categories)]);
            if (Purposes.Except(Consents.Purposes.All).Any())
                yield return new ValidationResult(Limits.Sentence("field.codes"), [nameof(Purposes)]);
        }

        internal ConsentTerms Terms => new(
            Language,
            Disclosers,
            Description,
            Categories,
            [.. Recipients.Select(one => new RecipientTerms(one.Kind!.Value, one.Name, one.SiteId, one.PersonId, one.IsCoveredEntity))],
            Purposes,
            RevocationMethod,
            ExpiryKind!.Value,
            SignatureName,
            SignerCapacity!.Value)
        {
            EntireRecordReason = EntireRecordReason,
            IntermediaryName = IntermediaryName,
            IntermediaryParticipants = IntermediaryParticipants,
            ClassLimitedToTreating = ClassLimitedToTreating,
            PurposeText = PurposeText,
            SaysRevocation = SaysRevocation,
            SaysHipaaRedisclosure = SaysHipaaRedisclosure,
            SaysCareRedisclosure = SaysCareRedisclosure,
            SaysRefusal = SaysRefusal,
            SaysFundraisingOptOut = SaysFundraisingOptOut,
            ExpiresOn = ExpiresOn,
            ExpiryEvent = ExpiryEvent,
            Authority = Authority,
            SignedOn = SignedOn,
        };
    }

    /// <param name="SiteId">Of a program: its site.</param>
    /// <param name="PersonId">Of somebody of our own staff: their id in the directory.</param>
    public sealed record RecipientRequest(
        [Required] RecipientKind? Kind,
        [Required, OneLine(Consent.MaxName)] string Name,
        Guid? SiteId,
        Guid? PersonId,
        bool IsCoveredEntity);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var person = await db.PeopleTreatedBy(caller, now).AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (person is null) return TypedResults.NotFound();

        Guid[] sites = [.. request.Recipients.Select(one => one.SiteId).OfType<Guid>().Distinct()];
        if (await db.Sites.CountAsync(site => sites.Contains(site.Id), cancel) < sites.Length) return TypedResults.NotFound();
        if (PublishedTemplates.ConsentForms.All(known => known.Version != request.FormVersion)) return TypedResults.NotFound();
        if (request.Id is { } taken && await db.Consents.AnyAsync(known => known.Id == taken, cancel)) throw Consent.IdTaken();

        await db.OverConsentsOf(id, cancel);
        var episodeId = await db.Episodes
            .Where(episode => episode.ParticipantId == id && episode.EndedOn == null)
            .Select(episode => (Guid?)episode.Id)
            .SingleOrDefaultAsync(cancel) ?? throw Consent.NotInService();
        var consent = Consent.Sign(
            request.Id,
            id,
            $"{person.GivenName} {person.FamilyName}",
            episodeId,
            request.Terms,
            (ConsentForm.ToDisclose, request.FormVersion!.Value),
            caller.PersonId,
            await db.TodayWhere(person.TeamId, now, cancel),
            now);
        db.Add(consent);
        db.Audit.Wrote(caller, AuditAction.Create, "consent", consent.Id, id, "signed", consent.Id);
        await db.SaveChangesAsync(cancel);

        return TypedResults.Created($"/casework/consents/{consent.Id}", new Response(consent.Id));
    }
}
