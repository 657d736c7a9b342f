using Platform.Testing;

namespace Platform.Cohorts.Tests;

public sealed class RefusalsTests
{
    [Fact]
    public void Every_refusal_has_its_sentence_in_both_languages_and_every_sentence_its_refusal() =>
        Assert.Empty(RefusalCodes.Faults(
            typeof(Program).Assembly,
            "Platform.Cohorts.Refusals",
            "field.choices", "field.date-missing", "field.date-twice", "field.group-size", "field.own-interests",
            "field.person-missing", "field.person-twice"));
}
