using Platform.Casework.Consents;
using Platform.Domain;

namespace Platform.Casework.Tests.Consents;

/// <summary>42 CFR 2.31, element by element, and what a consent allows at a moment.</summary>
public sealed class ConsentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Guid Person = Guid.CreateVersion7(Now), Site = Guid.CreateVersion7(Now), Director = Guid.CreateVersion7(Now);

    private static readonly ConsentTerms Terms = new(
        "en",
        ["The team"],
        "Name and service",
        ["name", "service"],
        [new RecipientTerms(RecipientKind.Program, "It's My Life", Site)],
        ["person-request"],
        "Tell the team",
        ExpiryKind.Date,
        "Curtis Bell",
        SignerCapacity.Participant)
    {
        SaysRevocation = true,
        ExpiresOn = new DateOnly(2026, 6, 30),
    };

    private static readonly ConsentTerms ForCare = Terms with
    {
        Purposes = ["treatment", "payment", "operations"],
        Recipients = [new RecipientTerms(RecipientKind.CareGeneral, "My treating providers")],
        SaysCareRedisclosure = true,
        SaysRefusal = true,
        SaysHipaaRedisclosure = true,
        ExpiryKind = ExpiryKind.None,
        ExpiresOn = null,
    };

    [Fact]
    public void Holds_what_was_agreed_and_who_signed_and_when()
    {
        var consent = Sign(Terms with { SignedOn = new DateOnly(2026, 2, 27) });

        Assert.Equal(
            ("Curtis Bell", "Name and service", "en", "consent-to-disclose", 1, new DateOnly(2026, 2, 27), Now),
            (consent.ParticipantName, consent.Description, consent.Language, consent.FormCode, consent.FormVersion, consent.SignedOn,
                consent.RecordedAt));
        Assert.Equal(["name", "service"], consent.Categories);
        Assert.Equal((1, Site), (consent.Recipients.Single().Number, consent.Recipients.Single().SiteId));
        Assert.Empty(consent.Facts);
    }

    public static TheoryData<string, string> Deficiencies => new()
    {
        { "no discloser", "consent.discloser-missing" },
        { "no description", "consent.description-missing" },
        { "no category", "consent.description-missing" },
        { "no recipient", "consent.recipient-missing" },
        { "no purpose", "consent.purpose-missing" },
        { "no signature", "consent.signature-missing" },
        { "no way to revoke", "consent.revocation-not-said" },
        { "revocation not said", "consent.revocation-not-said" },
        { "counselling notes and more", "consent.counselling-notes-apart" },
        { "proceedings and more", "consent.legal-proceedings-apart" },
        { "all without a reason", "consent.entire-record-why" },
        { "another purpose unsaid", "consent.purpose-in-words" },
        { "an exchange of nobody", "consent.intermediary-for-whom" },
        { "representative without authority", "consent.authority-missing" },
        { "no day", "consent.expiry-missing" },
        { "no event", "consent.expiry-missing" },
        { "no end, not for care", "consent.expiry-needed" },
        { "care, redisclosure unsaid", "consent.care-redisclosure-not-said" },
        { "care, refusal unsaid", "consent.refusal-not-said" },
        { "care to covered entities, HIPAA unsaid", "consent.hipaa-redisclosure-not-said" },
        { "funds, opting out unsaid", "consent.fundraising-opt-out-not-said" },
        { "signed tomorrow", "consent.signed-in-future" },
        { "over yesterday", "consent.expires-in-past" },
    };

    [Theory]
    [MemberData(nameof(Deficiencies))]
    public void A_deficient_one_is_not_signed(string what, string code)
    {
        var terms = what switch
        {
            "no discloser" => Terms with { Disclosers = [] },
            "no description" => Terms with { Description = " " },
            "no category" => Terms with { Categories = [] },
            "no recipient" => Terms with { Recipients = [] },
            "no purpose" => Terms with { Purposes = [] },
            "no signature" => Terms with { SignatureName = " " },
            "no way to revoke" => Terms with { RevocationMethod = " " },
            "revocation not said" => Terms with { SaysRevocation = false },
            "counselling notes and more" => Terms with { Categories = ["counselling-notes", "name"] },
            "proceedings and more" => Terms with { Purposes = ["legal-proceedings", "person-request"] },
            "all without a reason" => Terms with { Categories = ["entire-record"] },
            "another purpose unsaid" => Terms with { Purposes = ["other"] },
            "an exchange of nobody" => Terms with { IntermediaryName = "The exchange" },
            "representative without authority" => Terms with { SignerCapacity = SignerCapacity.Representative, Authority = " " },
            "no day" => Terms with { ExpiresOn = null },
            "no event" => Terms with { ExpiryKind = ExpiryKind.Event },
            "no end, not for care" => Terms with { ExpiryKind = ExpiryKind.None },
            "care, redisclosure unsaid" => ForCare with { SaysCareRedisclosure = false },
            "care, refusal unsaid" => ForCare with { SaysRefusal = false },
            "care to covered entities, HIPAA unsaid" => ForCare with { SaysHipaaRedisclosure = false },
            "funds, opting out unsaid" => Terms with { Purposes = ["fundraising"] },
            "signed tomorrow" => Terms with { SignedOn = Today.AddDays(1) },
            "over yesterday" => Terms with { ExpiresOn = Today.AddDays(-1) },
            _ => throw new ArgumentException(what, nameof(what)),
        };

        Assert.Equal(code, Assert.Throws<RuleViolationException>(() => Sign(terms)).Code);
    }

    [Fact]
    public void What_makes_each_of_them_whole_is_taken()
    {
        _ = Sign(ForCare);
        _ = Sign(Terms with { Categories = ["counselling-notes"] });
        _ = Sign(Terms with { Purposes = ["legal-proceedings"] });
        _ = Sign(Terms with { Categories = ["entire-record"], EntireRecordReason = "The person moves to another team" });
        _ = Sign(Terms with { Purposes = ["other"], PurposeText = "A letter of support" });
        _ = Sign(Terms with { IntermediaryName = "The exchange", ClassLimitedToTreating = true });
        _ = Sign(Terms with { IntermediaryName = "The exchange", IntermediaryParticipants = ["Mercy Clinic"] });
        _ = Sign(Terms with { SignerCapacity = SignerCapacity.Representative, Authority = "Court order" });
        _ = Sign(Terms with { Purposes = ["fundraising"], SaysFundraisingOptOut = true });
        _ = Sign(Terms with { ExpiryKind = ExpiryKind.Event, ExpiryEvent = ExpiryEvent.ReferralDecided });
    }

    [Fact]
    public void Allows_what_it_names_through_its_last_day()
    {
        var consent = Sign(Terms);

        consent.RefuseUnlessItAllows(Use);
        consent.RefuseUnlessItAllows(Use with { Today = new DateOnly(2026, 6, 30) });
        Assert.Equal("consent.expired", Refusal(consent, Use with { Today = new DateOnly(2026, 7, 1) }));
    }

    [Fact]
    public void Allows_nothing_that_it_does_not_name()
    {
        var consent = Sign(Terms);

        Assert.Equal("consent.revoked", Refusal(consent, Use with { RevokedAt = Now }));
        Assert.Equal("consent.of-somebody-else", Refusal(consent, Use with { ParticipantId = Director }));
        Assert.Equal("consent.recipient-not-named", Refusal(consent, Use with { SiteId = Director }));
        Assert.Equal("consent.purpose-not-named", Refusal(consent, Use with { Purpose = "research" }));
        Assert.Equal("consent.category-not-named", Refusal(consent, Use with { Categories = ["name", "sessions"] }));
    }

    [Fact]
    public void Somebody_by_name_is_that_one_and_a_class_in_words_is_nobody_whom_the_platform_knows()
    {
        var named = Sign(Terms with { Recipients = [new RecipientTerms(RecipientKind.Person, "Ruth Adams", PersonId: Director)] });
        var outside = Sign(Terms with { Recipients = [new RecipientTerms(RecipientKind.Person, "Somebody outside")] });
        var inWords = Sign(Terms with { Recipients = [new RecipientTerms(RecipientKind.Class, "Peer groups in town", Site)] });

        named.RefuseUnlessItAllows(Use);
        Assert.Equal("consent.recipient-not-named", Refusal(named, Use with { RecipientId = Person }));
        Assert.Equal("consent.recipient-not-named", Refusal(named, Use with { RecipientId = null }));
        Assert.Equal("consent.recipient-not-named", Refusal(outside, Use with { RecipientId = null }));
        Assert.Equal("consent.recipient-not-named", Refusal(inWords, Use));
        // A peer group is no treating provider, so the general consent for care does not open it.
        Assert.Equal("consent.recipient-not-named", Refusal(Sign(ForCare), Use with { Purpose = "treatment" }));
    }

    [Fact]
    public void Ends_with_its_event()
    {
        var service = Sign(Terms with { ExpiryKind = ExpiryKind.Event, ExpiryEvent = ExpiryEvent.EndOfService });
        var decided = Sign(Terms with { ExpiryKind = ExpiryKind.Event, ExpiryEvent = ExpiryEvent.ReferralDecided });

        service.RefuseUnlessItAllows(Use with { ReferralDecided = true, Today = Today.AddYears(1) });
        decided.RefuseUnlessItAllows(Use with { ServiceEnded = true });
        Assert.Equal("consent.expired", Refusal(service, Use with { ServiceEnded = true }));
        Assert.Equal("consent.expired", Refusal(decided, Use with { ReferralDecided = true }));
    }

    [Fact]
    public void The_whole_record_is_everything_but_counselling_notes()
    {
        var consent = Sign(Terms with { Categories = ["entire-record"], EntireRecordReason = "The person asked for it" });

        consent.RefuseUnlessItAllows(Use with { Categories = ["name", "service", "sessions", "own-words"] });
        Assert.Equal("consent.category-not-named", Refusal(consent, Use with { Categories = ["counselling-notes"] }));
    }

    [Fact]
    public void What_may_be_done_with_it_follows_from_who_gets_it_and_what_for()
    {
        var terms = Terms with { Purposes = ["person-request", "treatment", "payment"], SaysCareRedisclosure = true, SaysRefusal = true };
        var program = Sign(terms);
        var covered = Sign(terms with
        {
            Recipients = [new RecipientTerms(RecipientKind.Program, "It's My Life", Site, IsCoveredEntity: true)],
            SaysHipaaRedisclosure = true,
        });

        Assert.Equal(RedisclosureRule.None, program.RedisclosureBy(Use, "person-request"));
        Assert.Equal(RedisclosureRule.ConsistentWithConsent, program.RedisclosureBy(Use, "treatment"));
        Assert.Equal(RedisclosureRule.ContractorsOnlyAsNecessary, program.RedisclosureBy(Use, "payment"));
        Assert.Equal(RedisclosureRule.HipaaExceptProceedings, covered.RedisclosureBy(Use, "treatment"));
        Assert.Equal(RedisclosureRule.None, covered.RedisclosureBy(Use, "person-request"));
    }

    [Fact]
    public void Is_taken_back_now_or_was_before()
    {
        var refusal = Assert.Throws<RuleViolationException>(
            () => Revocation.Of(Person, RevocationChannel.Letter, Now.AddMinutes(1), null, Director, Now));
        var revocation = Revocation.Of(Person, RevocationChannel.Letter, Now.AddDays(-2), " ", Director, Now);

        Assert.Equal("consent.revoked-in-future", refusal.Code);
        Assert.Equal((Now.AddDays(-2), Now, null), (revocation.ReceivedAt, revocation.RecordedAt, revocation.Text));
    }

    private static ConsentUse Use =>
        new(Person, Director, Site, "person-request", ["name"], Today, RevokedAt: null, ServiceEnded: false, ReferralDecided: false);

    private static Consent Sign(ConsentTerms terms) =>
        Consent.Sign(null, Person, "Curtis Bell", Site, terms, ("consent-to-disclose", 1), Director, Today, Now);

    private static string Refusal(Consent consent, ConsentUse use) =>
        Assert.Throws<RuleViolationException>(() => consent.RefuseUnlessItAllows(use)).Code;
}
