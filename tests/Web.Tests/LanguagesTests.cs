using System.Net;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests;

public sealed class LanguagesTests(WebApp app) : IClassFixture<WebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/me?x=1", "/me?x=1")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("me", "/")]
    [InlineData("//evil.example.com", "/")]
    [InlineData("/\\evil.example.com", "/")]
    [InlineData("https://evil.example.com/", "/")]
    [InlineData("/a\nb", "/")]
    public void Leads_back_to_this_site_only(string? asked, string led) => Assert.Equal(led, Languages.Local(asked));

    [Fact]
    public async Task Follows_the_browser_until_the_reader_chooses_and_then_the_choice()
    {
        var browser = app.Browser(language: "es-MX,es;q=0.9,en;q=0.5");
        Assert.Contains("<html lang=\"es\">", await browser.GetStringAsync("/help", Cancel), StringComparison.Ordinal);

        var answer = await browser.GetAsync("/language?to=en&returnTo=%2Fhelp", Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/help", answer.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"en\">", await browser.GetStringAsync("/help", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_changes_nothing()
    {
        var answer = await app.Browser().GetAsync("/language?to=xx", Cancel);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
