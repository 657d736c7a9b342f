using Platform.Domain;

namespace Platform.Casework.Consents;

internal enum RecipientKind
{
    /// <summary>Somebody by name; with an id, somebody of our own staff.</summary>
    Person,

    /// <summary>Those who run the group program of a site of the organisation.</summary>
    Program,

    /// <summary>A class of people, in words. The platform cannot tell who belongs to it, so it opens nothing here.</summary>
    Class,

    /// <summary>Treating providers, health plans, third-party payers, and those who help to run this program.</summary>
    CareGeneral,
}

internal enum SignerCapacity
{
    Participant,
    Representative,
}

internal enum ExpiryKind
{
    Date,
    Event,

    /// <summary>Only for treatment, payment and health care operations.</summary>
    None,
}

/// <summary>Events that the platform sees by itself: a consent whose end nobody notices would have none.</summary>
internal enum ExpiryEvent
{
    /// <summary>The service during which the consent was given ends.</summary>
    EndOfService,

    /// <summary>A referral made on the consent is accepted, declined or withdrawn.</summary>
    ReferralDecided,
}

/// <summary>
/// A person's written consent to hand on something about them, with each element that 42 CFR 2.31 asks for. It is signed as it
/// is made and never changed: what is to be different is another consent, and taking it back is a row of its own
/// (<see cref="Revocation"/>). Whether it holds is asked anew at each disclosure: see <see cref="RefuseUnlessItAllows"/>.
/// </summary>
internal sealed class Consent : Aggregate
{
    public const int MaxText = 500;
    public const int MaxName = 200;
    public const int MostEntries = 8;

    private readonly List<Recipient> _recipients = [];

    private Consent()
    {
    }

    public Guid ParticipantId { get; private init; }

    /// <summary>The person's name as it stands above the signature.</summary>
    public string ParticipantName { get; private init; } = "";

    /// <summary>The service during which it was given.</summary>
    public Guid EpisodeId { get; private init; }

    /// <summary>The form that was read, and in which language.</summary>
    public string FormCode { get; private init; } = "";
    public int FormVersion { get; private init; }
    public string Language { get; private init; } = "";

    /// <summary>Who may hand it on.</summary>
    public string[] Disclosers { get; private init; } = [];

    /// <summary>What may be handed on: in words, and as <see cref="Consents.Categories"/>.</summary>
    public string Description { get; private init; } = "";
    public string[] Categories { get; private init; } = [];
    public string? EntireRecordReason { get; private init; }

    public IReadOnlyList<Recipient> Recipients => _recipients;

    /// <summary>An exchange through which it goes, with those who take part in it or a class limited to treating providers.</summary>
    public string? IntermediaryName { get; private init; }
    public string[] IntermediaryParticipants { get; private init; } = [];
    public bool ClassLimitedToTreating { get; private init; }

    /// <summary>What for, as <see cref="Consents.Purposes"/>.</summary>
    public string[] Purposes { get; private init; } = [];
    public string? PurposeText { get; private init; }

    // What the form said and the person had before them.
    public bool SaysRevocation { get; private init; }
    public string RevocationMethod { get; private init; } = "";
    public bool SaysHipaaRedisclosure { get; private init; }
    public bool SaysCareRedisclosure { get; private init; }
    public bool SaysRefusal { get; private init; }
    public bool SaysFundraisingOptOut { get; private init; }

    public ExpiryKind ExpiryKind { get; private init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly? ExpiresOn { get; private init; }
    public ExpiryEvent? ExpiryEvent { get; private init; }

    public string SignatureName { get; private init; } = "";
    public SignerCapacity SignerCapacity { get; private init; }

    /// <summary>By what right a representative signs, as a court order's number.</summary>
    public string? Authority { get; private init; }

    /// <summary>The date beside the signature: earlier than the record where it was signed on paper.</summary>
    public DateOnly SignedOn { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedById { get; private init; }

    private bool IsForCare => Purposes.Any(Consents.Purposes.OfCare.Contains);

    /// <summary>A consent, signed.</summary>
    /// <param name="participantName">The person's name today.</param>
    public static Consent Sign(
        Guid? id,
        Guid participantId,
        string participantName,
        Guid episodeId,
        ConsentTerms terms,
        (string Code, int Version) form,
        Guid byId,
        DateOnly today,
        DateTimeOffset now)
    {
        var consent = new Consent
        {
            Id = id ?? Guid.CreateVersion7(now),
            ParticipantId = participantId,
            ParticipantName = participantName,
            EpisodeId = episodeId,
            FormCode = form.Code,
            FormVersion = form.Version,
            Language = terms.Language,
            Disclosers = Trimmed(terms.Disclosers),
            Description = terms.Description.Trim(),
            Categories = [.. terms.Categories.Distinct()],
            EntireRecordReason = OrNull(terms.EntireRecordReason),
            IntermediaryName = OrNull(terms.IntermediaryName),
            IntermediaryParticipants = Trimmed(terms.IntermediaryParticipants),
            ClassLimitedToTreating = terms.ClassLimitedToTreating,
            Purposes = [.. terms.Purposes.Distinct()],
            PurposeText = OrNull(terms.PurposeText),
            SaysRevocation = terms.SaysRevocation,
            RevocationMethod = terms.RevocationMethod.Trim(),
            SaysHipaaRedisclosure = terms.SaysHipaaRedisclosure,
            SaysCareRedisclosure = terms.SaysCareRedisclosure,
            SaysRefusal = terms.SaysRefusal,
            SaysFundraisingOptOut = terms.SaysFundraisingOptOut,
            ExpiryKind = terms.ExpiryKind,
            ExpiresOn = terms.ExpiryKind is ExpiryKind.Date ? terms.ExpiresOn : null,
            ExpiryEvent = terms.ExpiryKind is ExpiryKind.Event ? terms.ExpiryEvent : null,
            SignatureName = terms.SignatureName.Trim(),
            SignerCapacity = terms.SignerCapacity,
            Authority = OrNull(terms.Authority),
            SignedOn = terms.SignedOn ?? today,
            RecordedAt = now,
            RecordedById = byId,
        };
        foreach (var (number, who) in terms.Recipients.Index())
            consent._recipients.Add(Recipient.Of(consent.Id, number + 1, who));

        if (consent.SignedOn > today) throw SignedInFuture();
        if (consent.ExpiresOn < today) throw ExpiresInPast();
        consent.RefuseIfDeficient();
        return consent;
    }

    /// <summary>Refuses a use that the consent does not allow, at this moment. The first reason is said.</summary>
    public void RefuseUnlessItAllows(ConsentUse use)
    {
        if (use.RevokedAt is not null) throw Revoked();
        if (IsOver(use)) throw Expired();
        RefuseIfDeficient();
        if (ParticipantId != use.ParticipantId) throw OfSomebodyElse();
        if (!Names(use)) throw RecipientNotNamed();
        if (!Purposes.Contains(use.Purpose)) throw PurposeNotNamed(use.Purpose);
        if (use.Categories.FirstOrDefault(category => !Covers(category)) is { } missing) throw CategoryNotNamed(missing);
    }

    /// <summary>Whether a kind of information may be handed on. Counselling notes are never part of the whole.</summary>
    public bool Covers(string category) =>
        Categories.Contains(category)
        || (category != Consents.Categories.CounsellingNotes && Categories.Contains(Consents.Categories.EntireRecord));

    public bool IsOver(ConsentUse use) => ExpiryKind switch
    {
        ExpiryKind.Date => use.Today > ExpiresOn,
        ExpiryKind.Event => ExpiryEvent is Consents.ExpiryEvent.EndOfService ? use.ServiceEnded : use.ReferralDecided,
        ExpiryKind.None => false,
        _ => true,
    };

    /// <summary>What the receiver may do with it (42 CFR 2.33(b)): by who they are, and what for.</summary>
    public RedisclosureRule RedisclosureBy(ConsentUse use, string purpose)
    {
        var recipient = _recipients.First(one => one.Includes(use));
        return (recipient.IsCoveredEntity, purpose) switch
        {
            (true, Consents.Purposes.Treatment or Consents.Purposes.Payment or Consents.Purposes.Operations) =>
                RedisclosureRule.HipaaExceptProceedings,
            (false, Consents.Purposes.Treatment) => RedisclosureRule.ConsistentWithConsent,
            (false, Consents.Purposes.Payment or Consents.Purposes.Operations) => RedisclosureRule.ContractorsOnlyAsNecessary,
            _ => RedisclosureRule.None,
        };
    }

    private bool Names(ConsentUse use) => _recipients.Exists(recipient => recipient.Includes(use));

    /// <summary>What 42 CFR 2.31 asks for. Looked at when it is signed and at each use.</summary>
    private void RefuseIfDeficient()
    {
        if (Disclosers is []) throw DiscloserMissing();
        if (Description.Length == 0 || Categories is []) throw DescriptionMissing();
        if (_recipients is []) throw RecipientMissing();
        if (Purposes is []) throw PurposeMissing();
        if (SignatureName.Length == 0) throw SignatureMissing();
        if (RevocationMethod.Length == 0 || !SaysRevocation) throw RevocationNotSaid();

        if (Categories.Contains(Consents.Categories.CounsellingNotes) && Categories.Length > 1) throw CounsellingNotesApart();
        if (Purposes.Contains(Consents.Purposes.LegalProceedings) && Purposes.Length > 1) throw LegalProceedingsApart();
        if (Categories.Contains(Consents.Categories.EntireRecord) && EntireRecordReason is null) throw EntireRecordWhy();
        if (Purposes.Contains(Consents.Purposes.Other) && PurposeText is null) throw PurposeInWords();
        if (IntermediaryName is not null && IntermediaryParticipants is [] && !ClassLimitedToTreating) throw IntermediaryForWhom();

        if (SignerCapacity is SignerCapacity.Representative && Authority is null) throw AuthorityMissing();
        if (ExpiryKind is ExpiryKind.Date && ExpiresOn is null) throw ExpiryMissing();
        if (ExpiryKind is ExpiryKind.Event && ExpiryEvent is null) throw ExpiryMissing();
        if (ExpiryKind is ExpiryKind.None && !Purposes.All(Consents.Purposes.OfCare.Contains)) throw ExpiryNeeded();

        if (IsForCare && !SaysCareRedisclosure) throw CareRedisclosureNotSaid();
        if (IsForCare && !SaysRefusal) throw RefusalNotSaid();
        if (IsForCare && _recipients.Exists(one => one.IsCoveredEntity) && !SaysHipaaRedisclosure) throw HipaaRedisclosureNotSaid();
        if (Purposes.Contains(Consents.Purposes.Fundraising) && !SaysFundraisingOptOut) throw FundraisingOptOutNotSaid();
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string[] Trimmed(IReadOnlyList<string>? lines) => [.. (lines ?? []).Select(line => line.Trim())];

    public static RuleViolationException IdTaken() => new("consent.id-taken");

    public static RuleViolationException NotInService() => new("consent.not-in-service");

    public static RuleViolationException RevokedAlready() => new("consent.revoked-already");

    private static RuleViolationException Revoked() => new("consent.revoked");

    private static RuleViolationException Expired() => new("consent.expired");

    private static RuleViolationException OfSomebodyElse() => new("consent.of-somebody-else");

    private static RuleViolationException RecipientNotNamed() => new("consent.recipient-not-named");

    private static RuleViolationException PurposeNotNamed(string purpose) => new("consent.purpose-not-named", purpose);

    private static RuleViolationException CategoryNotNamed(string category) => new("consent.category-not-named", category);

    private static RuleViolationException SignedInFuture() => new("consent.signed-in-future");

    private static RuleViolationException ExpiresInPast() => new("consent.expires-in-past");

    private static RuleViolationException DiscloserMissing() => new("consent.discloser-missing");

    private static RuleViolationException DescriptionMissing() => new("consent.description-missing");

    private static RuleViolationException RecipientMissing() => new("consent.recipient-missing");

    private static RuleViolationException PurposeMissing() => new("consent.purpose-missing");

    private static RuleViolationException SignatureMissing() => new("consent.signature-missing");

    private static RuleViolationException ExpiryMissing() => new("consent.expiry-missing");

    private static RuleViolationException RevocationNotSaid() => new("consent.revocation-not-said");

    private static RuleViolationException CounsellingNotesApart() => new("consent.counselling-notes-apart");

    private static RuleViolationException LegalProceedingsApart() => new("consent.legal-proceedings-apart");

    private static RuleViolationException EntireRecordWhy() => new("consent.entire-record-why");

    private static RuleViolationException PurposeInWords() => new("consent.purpose-in-words");

    private static RuleViolationException IntermediaryForWhom() => new("consent.intermediary-for-whom");

    private static RuleViolationException AuthorityMissing() => new("consent.authority-missing");

    private static RuleViolationException ExpiryNeeded() => new("consent.expiry-needed");

    private static RuleViolationException CareRedisclosureNotSaid() => new("consent.care-redisclosure-not-said");

    private static RuleViolationException RefusalNotSaid() => new("consent.refusal-not-said");

    private static RuleViolationException HipaaRedisclosureNotSaid() => new("consent.hipaa-redisclosure-not-said");

    private static RuleViolationException FundraisingOptOutNotSaid() => new("consent.fundraising-opt-out-not-said");
}

/// <summary>To whom it may be handed on.</summary>
internal sealed class Recipient
{
    private Recipient()
    {
    }

    public Guid ConsentId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }
    public RecipientKind Kind { get; private init; }

    /// <summary>As the form says it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Of a program: whose.</summary>
    public Guid? SiteId { get; private init; }

    /// <summary>Of a person of our own staff: who.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>Whether it is bound by HIPAA, as a covered entity or somebody's business associate.</summary>
    public bool IsCoveredEntity { get; private init; }

    public static Recipient Of(Guid consentId, int number, RecipientTerms terms) => new()
    {
        ConsentId = consentId,
        Number = number,
        Kind = terms.Kind,
        Name = terms.Name.Trim(),
        SiteId = terms.Kind is RecipientKind.Program ? terms.SiteId : null,
        PersonId = terms.Kind is RecipientKind.Person ? terms.PersonId : null,
        IsCoveredEntity = terms.IsCoveredEntity || terms.Kind is RecipientKind.CareGeneral,
    };

    /// <summary>Whether somebody at a site is meant. Who is meant only in words is not known by the platform.</summary>
    public bool Includes(ConsentUse use) => Kind switch
    {
        RecipientKind.Program => SiteId == use.SiteId,
        RecipientKind.Person => PersonId is not null && PersonId == use.RecipientId,
        _ => false,
    };
}

/// <summary>What is written into the form.</summary>
internal sealed record ConsentTerms(
    string Language,
    IReadOnlyList<string> Disclosers,
    string Description,
    IReadOnlyList<string> Categories,
    IReadOnlyList<RecipientTerms> Recipients,
    IReadOnlyList<string> Purposes,
    string RevocationMethod,
    ExpiryKind ExpiryKind,
    string SignatureName,
    SignerCapacity SignerCapacity)
{
    public string? EntireRecordReason { get; init; }
    public string? IntermediaryName { get; init; }
    public IReadOnlyList<string>? IntermediaryParticipants { get; init; }
    public bool ClassLimitedToTreating { get; init; }
    public string? PurposeText { get; init; }
    public bool SaysRevocation { get; init; }
    public bool SaysHipaaRedisclosure { get; init; }
    public bool SaysCareRedisclosure { get; init; }
    public bool SaysRefusal { get; init; }
    public bool SaysFundraisingOptOut { get; init; }
    public DateOnly? ExpiresOn { get; init; }
    public ExpiryEvent? ExpiryEvent { get; init; }
    public string? Authority { get; init; }
    public DateOnly? SignedOn { get; init; }
}

internal sealed record RecipientTerms(RecipientKind Kind, string Name, Guid? SiteId = null, Guid? PersonId = null, bool IsCoveredEntity = false);

/// <summary>A use of a consent, and how things stand at that moment.</summary>
/// <param name="RecipientId">Who is to get it; null where only the site is known yet.</param>
/// <param name="SiteId">At which site they run the group program.</param>
/// <param name="Today">The date where the person is served.</param>
/// <param name="ServiceEnded">Whether the service during which the consent was given is over.</param>
/// <param name="ReferralDecided">Whether a referral made on the consent has been decided.</param>
internal sealed record ConsentUse(
    Guid ParticipantId,
    Guid? RecipientId,
    Guid SiteId,
    string Purpose,
    IReadOnlyList<string> Categories,
    DateOnly Today,
    DateTimeOffset? RevokedAt,
    bool ServiceEnded,
    bool ReferralDecided);

/// <summary>What a receiver may do with what was disclosed.</summary>
internal enum RedisclosureRule
{
    /// <summary>Nothing, without another consent.</summary>
    None,

    /// <summary>What HIPAA allows, but for proceedings against the person.</summary>
    HipaaExceptProceedings,

    /// <summary>What the consent says.</summary>
    ConsistentWithConsent,

    /// <summary>Hand it to contractors, as far as needed.</summary>
    ContractorsOnlyAsNecessary,
}
