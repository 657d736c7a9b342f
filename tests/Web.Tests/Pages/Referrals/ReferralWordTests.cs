using Platform.Web.Components.Pages.Consents;
using Platform.Web.Components.Pages.Privacy;
using Platform.Web.Components.Pages.Referrals;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Pages.Referrals;

/// <summary>What services say as codes is read as words, in both languages.</summary>
public sealed class ReferralWordTests
{
    private static readonly string[] s_states = ["requested", "open", "withdrawn", "accepted", "declined"];
    private static readonly string[] s_causes = ["byTeam", "consentRevoked"];
    private static readonly string[] s_standings = ["active", "expired", "revoked"];
    private static readonly string[] s_channels = ["inPerson", "letter", "email", "phone"];
    private static readonly string[] s_capacities = ["participant", "representative"];
    private static readonly string[] s_transports = ["ehr", "otherElectronic", "paper", "oral"];
    private static readonly string[] s_purposes =
        ["treatment", "payment", "operations", "person-request", "research", "fundraising", "legal-proceedings", "other"];
    private static readonly string[] s_things =
    [
        "episode", "people", "contacts", "concern", "concerns", "duty", "consent", "consents", "referrals", "disclosure", "accounting",
        "looks",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_code_that_a_service_may_say_has_its_words(string language)
    {
        using var _ = new Language(language);

        var said = Said(s_states, ReferralWord.State)
            .Concat(Said(ReferralWord.Reasons, ReferralWord.Reason))
            .Concat(Said(s_causes, ReferralWord.Withdrawn))
            .Concat(Said(s_standings, ConsentWord.State))
            .Concat(Said(s_channels, ConsentWord.Channel))
            .Concat(Said(s_capacities, ConsentWord.Capacity))
            .Concat(Said(s_transports, PrivacyWord.Transport))
            .Concat(Said(s_purposes, PrivacyWord.Purpose))
            .Concat(Said(s_things, PrivacyWord.Thing));

        // A word that is missing is shown by its name, or by the code.
        Assert.All(said, said => Assert.True(said.Word != said.Code && !said.Word.Contains('_', StringComparison.Ordinal), said.Code));
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

    private static IEnumerable<(string Code, string Word)> Said(IEnumerable<string> codes, Func<string, string> word) =>
        codes.Select(code => (code, word(code)));
}
