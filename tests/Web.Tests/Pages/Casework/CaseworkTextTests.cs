using Platform.Web.Clients;
using Platform.Web.Components.Pages.Casework;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Pages.Casework;

public sealed class CaseworkTextTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_code_of_casework_has_its_words(string language)
    {
        using var _ = new Language(language);

        Assert.All(CaseworkText.Places, code => Assert.NotEqual($"Place_{code}", CaseworkText.Place(code)));
        Assert.All(CaseworkText.Levels, code => Assert.NotEqual($"Level_{code}", CaseworkText.Level(code)));
        Assert.All(CaseworkText.Endings, code => Assert.NotEqual($"Ending_{code}", CaseworkText.Ending(code)));
        Assert.All(CaseworkText.Components, code => Assert.NotEqual($"Component_{code}", CaseworkText.Component(code)));
        foreach (var code in new[] { "transition", "try-out", "transfer-of-care" })
            Assert.NotEqual($"Phase_{code}", CaseworkText.PhaseName(code));
        foreach (var code in new[]
        {
            "admitted", "extended", "paused", "resumed", "rescheduled", "sessionSkipped", "sessionRestored", "sessionMoved",
            "topicReplaced", "ended",
        })
            Assert.NotEqual($"Change_{code}", CaseworkText.Change(code));
    }

    [Fact]
    public void A_figure_without_a_number_of_the_model_is_a_count_and_more_than_expected_is_more()
    {
        using var _ = new Language("en");

        Assert.Equal(("3 of 4", "75%"), Shown(new FidelityFigure("drt", 3, 4, 0.75)));
        Assert.Equal(("5 of 4", "125%"), Shown(new FidelityFigure("cti", 5, 4, 1.25)));
        Assert.Equal(("0 of 4", "0%"), Shown(new FidelityFigure("cti", 0, 4, 0)));
        Assert.Equal(("2", "–"), Shown(new FidelityFigure("housing", 2, null, null)));
        Assert.Equal(("1 of 0", "–"), Shown(new FidelityFigure("drt", 1, 0, null)));
        Assert.Equal(("–", "–"), Shown(new FidelityFigure("drt", 0, 0, null)));
    }

    [Fact]
    public void A_column_is_for_what_is_expected_or_was_delivered_in_the_order_of_the_model()
    {
        var figures = new FidelityFigure[] { new("housing", 1, null, null), new("trauma", 0, null, null), new("drt", 0, 0, null) };

        Assert.Equal(["drt", "housing"], CaseworkText.Worth(figures));
    }

    [Theory]
    [InlineData("drt/3", "drt-session", 3)]
    [InlineData("peer-led/11", "peer-led-session", 11)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    [InlineData("drt/-1", null, null)]
    [InlineData("housing/1", null, null)]
    public void A_session_that_was_chosen_is_a_kind_and_a_number(string? chosen, string? kind, int? number) =>
        Assert.Equal((kind, number), SessionField.Read(chosen));

    private static (string Of, string Share) Shown(FidelityFigure figure) =>
        (CaseworkText.OfExpected(figure), CaseworkText.Percent(figure));
}
