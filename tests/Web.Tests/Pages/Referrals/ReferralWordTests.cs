using Platform.Web.Components.Pages.Consents;
using Platform.Web.Components.Pages.Privacy;
using Platform.Web.Components.Pages.Referrals;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Pages.Referrals;

/// <summary>What services say as codes is read as words, in both languages.</summary>
public sealed class ReferralWordTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_code_that_a_service_may_say_has_its_words(string language)
    {
        using var _ = new Language(language);

        var said = new[] { "requested", "open", "withdrawn", "accepted", "declined" }.Select(state => (state, ReferralWord.State(state)))
            .Concat(ReferralWord.Reasons.Select(reason => (reason, ReferralWord.Reason(reason))))
            .Concat(new[] { "byTeam", "consentRevoked" }.Select(cause => (cause, ReferralWord.Withdrawn(cause))))
            .Concat(new[] { "active", "expired", "revoked" }.Select(state => (state, ConsentWord.State(state))))
            .Concat(new[] { "inPerson", "letter", "email", "phone" }.Select(channel => (channel, ConsentWord.Channel(channel))))
            .Concat(new[] { "participant", "representative" }.Select(capacity => (capacity, ConsentWord.Capacity(capacity))))
            .Concat(new[] { "ehr", "otherElectronic", "paper", "oral" }.Select(way => (way, PrivacyWord.Transport(way))))
            .Concat(new[]
            {
                "treatment", "payment", "operations", "person-request", "research", "fundraising", "legal-proceedings", "other",
            }.Select(purpose => (purpose, PrivacyWord.Purpose(purpose))))
            .Concat(new[]
            {
                "episode", "people", "contacts", "concern", "concerns", "duty", "consent", "consents", "referrals", "disclosure",
                "accounting", "looks",
            }.Select(thing => (thing, PrivacyWord.Thing(thing))));

        // A word that is missing is shown by its name, or by the code.
        Assert.All(said, pair => Assert.True(pair.Item2 != pair.Item1 && !pair.Item2.Contains('_', StringComparison.Ordinal), pair.Item1));
    }

    [Fact]
    public void A_consent_holds_until_a_day_an_event_or_its_revocation()
    {
        using var _ = new Language("en");

        Assert.Equal("Through Dec 31, 2027", ConsentWord.Until("date", new DateOnly(2027, 12, 31), null));
        Assert.Equal("Until the service of this team ends", ConsentWord.Until("event", null, "endOfService"));
        Assert.StartsWith("Until it is taken back", ConsentWord.Until("none", null, null), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_word_yet_is_said_as_the_trail_has_it() => Assert.Equal("vehicle", PrivacyWord.Thing("vehicle"));
}
