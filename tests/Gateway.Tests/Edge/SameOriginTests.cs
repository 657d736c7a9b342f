using System.Net;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Edge;

public sealed class SameOriginTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("same-origin", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData(null, "own", true)]
    [InlineData(null, "https://evil.example.com", false)]
    [InlineData(null, "null", false)]
    [InlineData("same-origin", "https://evil.example.com", true)]
    [InlineData("cross-site", "own", false)]
    public async Task A_form_must_come_from_our_own_pages(string? site, string? origin, bool taken)
    {
        var (person, email) = await app.APerson();
        var organization = await app.AnOrganization();
        await app.AMembership(organization, person);
        var browser = await app.ABrowser(email);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        foreach (var path in new[] { "/sign-in", "/sign-in/", $"/o/{organization}/cohorts/new", "/cohorts", "/directory/me/tokens", "/me" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };
            if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
            if (origin is not null) request.Headers.Add("Origin", origin == "own" ? app.Origin : origin);

            var response = await browser.SendAsync(request, Cancel);

            Assert.Equal((path, taken), (path, response.StatusCode != HttpStatusCode.Forbidden));
            if (!taken && path == "/cohorts") Assert.Equal("request.cross-site", await response.Code());
        }
    }

    [Fact]
    public async Task Signing_in_must_also_where_nobody_is_signed_in_yet()
    {
        var (_, email) = await app.APerson();

        var response = await app.Outside().Form(
            "/sign-in", "https://evil.example.com", ("user", email), ("password", Given.Password));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_program_with_a_token_comes_from_nowhere()
    {
        var (_, _, program) = await app.SomebodyAtWork();

        Assert.Equal(HttpStatusCode.OK, (await program.Post("/cohorts", new { })).StatusCode);
    }

    [Fact]
    public async Task Looking_is_free()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/me")).StatusCode);
    }
}
