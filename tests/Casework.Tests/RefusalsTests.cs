using Platform.Testing;

namespace Platform.Casework.Tests;

public sealed class RefusalsTests
{
    [Fact]
    public void Every_refusal_has_its_sentence_in_both_languages_and_every_sentence_its_refusal() =>
        Assert.Empty(RefusalCodes.Faults(
            typeof(Program).Assembly,
            "Platform.Casework.Refusals",
            "field.codes", "field.contact-missing", "field.name-missing", "field.phases",
            "disclosure.scope", "disclosure.until-date", "disclosure.until-decided", "disclosure.until-end-of-service", "disclosure.until-revoked"));
}
