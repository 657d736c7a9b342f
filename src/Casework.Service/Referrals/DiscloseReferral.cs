using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Consents;
using Platform.Casework.Data;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Casework.Referrals;

/// <summary>
/// Shows the details of a referral to who directs the program that was asked. The consent is looked at now, in the transaction
/// that writes the disclosure down and while no revocation can pass; what it does not name is not shown. Each answer is a
/// disclosure of its own.
/// </summary>
internal static class DiscloseReferral
{
    /// <param name="Purpose">What for; what the referral was made for, where nothing is said.</param>
    /// <param name="Categories">What of it; all that the consent names, where nothing is said.</param>
    public sealed record Request(
        [AllowedValues(
            null, Purposes.Treatment, Purposes.Payment, Purposes.Operations, Purposes.PersonRequest, Purposes.Research,
            Purposes.Fundraising, Purposes.LegalProceedings, Purposes.Other)]
        string? Purpose,
        IReadOnlyList<string>? Categories) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Categories is not null && (Categories is [] || Categories.Except(Consents.Categories.OfReferrals).Any()))
                yield return new ValidationResult(Limits.Sentence("field.codes"), [nameof(Categories)]);
        }
    }

    /// <param name="Scope">What the consent allows, in the reader's language.</param>
    public sealed record Response(
        Guid Id,
        DateTimeOffset DisclosedAt,
        Guid ConsentId,
        string Purpose,
        IReadOnlyList<string> Categories,
        Details Details,
        NoticeText Notice,
        string Scope,
        RedisclosureRule Redisclosure);

    /// <summary>What the consent names, and nothing else.</summary>
    public sealed record Details(NameOf? Name, ServiceOf? Service, IReadOnlyList<SessionsOf>? Sessions, string? OwnWords);

    public sealed record NameOf(string GivenName, string FamilyName, string? PreferredName);

    public sealed record ServiceOf(string Team, int Months, DateOnly AdmittedOn, DateOnly EndsOn);

    public sealed record SessionsOf(string Series, int Done, int Planned);

    /// <summary>As the rule words it, in English.</summary>
    public sealed record NoticeText(string Version, string Long, string Short);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        Caller caller,
        CaseworkDb db,
        RefusalTrail refusals,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var scope = caller.SitesAs(Roles.ProgramDirector);
        var asked = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (asked is null || !scope.Covers(asked.SiteId)) return TypedResults.NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.OverConsentsOf(asked.ParticipantId, cancel);
        var now = clock.GetUtcNow();
        var referral = await db.Referrals.AsNoTracking().SingleAsync(known => known.Id == id, cancel);
        var consent = await db.Consents
            .Include(known => known.Recipients)
            .AsNoTracking()
            .SingleAsync(known => known.Id == referral.ConsentId, cancel);
        var person = await db.Participants.AsNoTracking().SingleAsync(known => known.Id == referral.ParticipantId, cancel);

        IReadOnlyList<string> categories = request.Categories
            ?? [.. Consents.Categories.OfReferrals.Where(category =>
                consent.Covers(category) && (category != Consents.Categories.OwnWords || referral.OwnWords is not null))];
        var use = (await Standing.Of(db, consent, cancel)).Use(
            referral.ParticipantId,
            caller.PersonId,
            referral.SiteId,
            request.Purpose ?? referral.Purpose,
            categories,
            await db.TodayWhere(person.TeamId, now, cancel));
        var recipient = await db.Staff
            .Where(member => member.Id == caller.PersonId)
            .Select(member => member.Name)
            .SingleOrDefaultAsync(cancel);
        var site = await db.Sites.Where(known => known.Id == referral.SiteId).Select(known => known.Name).SingleAsync(cancel);
        var details = await DetailsOf(person, referral, consent, categories, db, cancel);
        Disclosure disclosure;
        try
        {
            disclosure = Disclosure.Make(
                referral,
                consent,
                use,
                (caller.PersonId, recipient ?? "", site),
                Notice.Version,
                ConsentScope.Explain(consent, use),
                JsonSerializer.SerializeToUtf8Bytes(details, JsonSerializerOptions.Web),
                now);
        }
        catch (RuleViolationException refused)
        {
            // The line that every refusal leaves knows no person: whoever asks about their record is to find this one.
            await refusals.Write(Line(caller, referral, use, id) with
            {
                Outcome = AuditOutcome.Refused,
                ReasonCodes = [refused.Code],
            });
            throw;
        }

        db.Add(disclosure);
        db.Audit.Add(Line(caller, referral, use, disclosure.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        return TypedResults.Ok(new Response(
            disclosure.Id,
            disclosure.DisclosedAt,
            consent.Id,
            disclosure.Purpose,
            disclosure.Categories,
            details,
            new NoticeText(Notice.Version, Notice.Long, Notice.Short),
            disclosure.ScopeExplanation,
            disclosure.RedisclosureRule));
    }

    private static AuditEvent Line(Caller caller, Referral referral, ConsentUse use, Guid resourceId) =>
        AuditEvent.Of(caller, AuditAction.Execute, "disclosure", resourceId) with
        {
            ParticipantId = referral.ParticipantId,
            ConsentId = referral.ConsentId,
            LegalBasis = LegalBasis.Consent,
            PurposeOfUse = use.Purpose,
            DataCategories = use.Categories,
        };

    private static async Task<Details> DetailsOf(
        Participant person,
        Referral referral,
        Consent consent,
        IReadOnlyList<string> categories,
        CaseworkDb db,
        CancellationToken cancel)
    {
        bool Named(string category) => categories.Contains(category) && consent.Covers(category);
        var service = Named(Consents.Categories.Service)
            ? await db.Episodes
                .Where(episode => episode.Id == consent.EpisodeId)
                .Select(episode => new ServiceOf(
                    db.Teams.Single(team => team.Id == episode.TeamId).Name, episode.Months, episode.AdmittedOn, episode.EndsOn))
                .SingleAsync(cancel)
            : null;
        var sessions = Named(Consents.Categories.Sessions)
            ? await db.Set<PlannedSession>()
                .Where(session => session.EpisodeId == consent.EpisodeId)
                .GroupBy(session => session.Series)
                .OrderBy(series => series.Key)
                .Select(series => new SessionsOf(series.Key, series.Count(session => session.DoneOn != null), series.Count()))
                .ToListAsync(cancel)
            : null;
        return new Details(
            Named(Consents.Categories.Name) ? new NameOf(person.GivenName, person.FamilyName, person.PreferredName) : null,
            service,
            sessions?.ConvertAll(series => series with { Series = TitleOf(series.Series) }),
            Named(Consents.Categories.OwnWords) ? referral.OwnWords : null);
    }

    private static string TitleOf(string series) =>
        PublishedTemplates.Series.Where(known => known.Code == series).MaxBy(known => known.Version)?.Title.ForReader() ?? series;
}
