using System.Security.Cryptography;
using Platform.Casework.Consents;
using Platform.Casework.Referrals;
using Platform.Contracts.Casework;
using Platform.Domain;

namespace Platform.Casework.Tests.Referrals;

/// <summary>What a disclosure is made of, and what stops it.</summary>
public sealed class DisclosureTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Person = Guid.CreateVersion7(Now), Site = Guid.CreateVersion7(Now), Director = Guid.CreateVersion7(Now);

    private static readonly ConsentUse Use = new(
        Person, Director, Site, Purposes.PersonRequest, [Categories.Name], new DateOnly(2026, 3, 2), null, ServiceEnded: false,
        ReferralDecided: false);

    [Fact]
    public void Holds_who_got_what_for_what_and_the_hash_of_what_was_handed_on()
    {
        var (referral, consent) = AReferral();

        var disclosure = Make(referral, consent);

        Assert.Equal(
            (Person, referral.Id, consent.Id, Director, "Ruth Adams", "Mill Street", "Name", "2024", "The name", Now),
            (disclosure.ParticipantId, disclosure.ReferralId, disclosure.ConsentId, disclosure.RecipientId, disclosure.RecipientName,
                disclosure.RecipientAddress, disclosure.Description, disclosure.NoticeVersion, disclosure.ScopeExplanation, disclosure.DisclosedAt));
        Assert.Equal(SHA256.HashData([1, 2, 3]), disclosure.PayloadSha256);
    }

    [Fact]
    public void Is_not_made_without_a_notice_a_scope_or_somebody_with_a_name()
    {
        var (referral, consent) = AReferral();

        Assert.Equal("disclosure.notice-missing", Refusal(() => Make(referral, consent, notice: "")));
        Assert.Equal("disclosure.scope-missing", Refusal(() => Make(referral, consent, scope: "")));
        Assert.Equal("disclosure.recipient-unknown", Refusal(() => Make(referral, consent, name: "")));
    }

    [Fact]
    public void Is_not_made_on_what_was_withdrawn_or_decided_and_the_consent_is_looked_at_first()
    {
        var ((withdrawn, consent), (decided, other)) = (AReferral(), AReferral());
        withdrawn.Withdraw(Site, WithdrawalCause.ByTeam, Now);
        decided.Accepted(Site, 2, Now);

        Assert.Equal("referral.withdrawn", Refusal(() => Make(withdrawn, consent)));
        Assert.Equal("referral.decided", Refusal(() => Make(decided, other)));
        Assert.Equal("consent.revoked", Refusal(() => Make(withdrawn, consent, use: Use with { RevokedAt = Now })));
    }

    [Fact]
    public void A_referral_says_ids_alone_and_its_withdrawal_too()
    {
        var (referral, _) = AReferral();
        referral.Withdraw(Director, WithdrawalCause.ConsentRevoked, Now);

        Assert.Equal(
            [
                new CohortReferralRequested(Director, referral.Id, Site, 1, Now),
                new CohortReferralWithdrawn(Director, referral.Id, Site, 1, Now),
            ],
            referral.Facts);
        Assert.Equal("referral.withdrawn", Refusal(() => referral.Withdraw(Director, WithdrawalCause.ByTeam, Now)));
    }

    private static (Referral Referral, Consent Consent) AReferral()
    {
        var terms = new ConsentTerms(
            "en", ["The team"], "Name", [Categories.Name], [new RecipientTerms(RecipientKind.Program, "It's My Life", Site)],
            [Purposes.PersonRequest], "Tell the team", ExpiryKind.Date, "Curtis Bell", SignerCapacity.Participant)
        {
            SaysRevocation = true,
            ExpiresOn = new DateOnly(2026, 6, 30),
        };
        var consent = Consent.Sign(
            null, Person, "Curtis Bell", Site, terms, ("consent-to-disclose", 1), Director, new DateOnly(2026, 3, 2), Now);
        return (Referral.Request(null, Director, consent, Use, null, Director, Now), consent);
    }

    private static Disclosure Make(
        Referral referral, Consent consent, ConsentUse? use = null, string notice = "2024", string scope = "The name", string name = "Ruth Adams") =>
        Disclosure.Make(referral, consent, use ?? Use, (Director, name, "Mill Street"), notice, scope, [1, 2, 3], Now);

    private static string Refusal(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
