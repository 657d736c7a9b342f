using System.Net;
using Platform.Gateway.Tests.Support;
using Platform.Gateway.Tests.Tokens;

namespace Platform.Gateway.Tests.Edge;

public sealed class ForgedHeadersTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "evil.example.com")]
    [InlineData("X-Forwarded-Proto", "gopher")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("Forwarded", "for=203.0.113.9;host=evil.example.com")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("X-Original-URL", "/evil")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("Organization", "11111111-1111-7111-8111-111111111111")]
    [InlineData("baggage", "secret=evil")]
    [InlineData("tracestate", "vendor=evil")]
    [InlineData("X-Anything", "evil")]
    public async Task Do_not_reach_what_is_behind(string name, string value)
    {
        var (_, _, program) = await app.SomebodyAtWork();
        foreach (var (http, path) in new[] { (app.Outside(), "/"), (program, "/training/assistance") })
        {
            // The organisation of a program's request is read here, and does not go on.
            if (name == "Organization" && path != "/") continue;

            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(name, value);

            var reached = await (await http.SendAsync(request, Cancel)).Reached();

            Assert.DoesNotContain(value, reached.Headers.GetValueOrDefault(name, ""), StringComparison.Ordinal);
            Assert.False(reached.Headers.ContainsKey("Organization"));
        }
    }

    [Fact]
    public async Task A_token_of_the_platforms_own_is_not_taken_outside()
    {
        var (_, _, program) = await app.SomebodyAtWork();
        var token = await PlatformTokenTests.TokenOf(program, "/cohorts");
        var http = app.Program(token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.Get("/cohorts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.Get("/directory/me")).StatusCode);
        Assert.False((await (await http.Get("/")).Reached()).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task The_session_stays_between_browser_and_gateway_and_other_cookies_are_the_pages_alone()
    {
        var (person, email) = await app.APerson();
        var organization = await app.AnOrganization();
        await app.AMembership(organization, person);
        var browser = await app.ABrowser(email);
        var session = browser.DefaultRequestHeaders.GetValues("Cookie").Single();
        browser.DefaultRequestHeaders.Remove("Cookie");
        browser.DefaultRequestHeaders.Add("Cookie", $"language=es; {session}; antiforgery=abc");

        Assert.Equal("language=es; antiforgery=abc", (await (await browser.Get("/me")).Reached()).Headers["Cookie"]);
        Assert.Equal("language=es; antiforgery=abc", (await (await browser.Get($"/o/{organization}")).Reached()).Headers["Cookie"]);
        Assert.False((await (await browser.Get("/cohorts")).Reached()).Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Nobody_behind_the_gateway_signs_anybody_in()
    {
        var session = Given.SessionOf(await app.Outside().Form(
            "/sign-in", app.Origin, ("user", (await app.APerson()).Email), ("password", Given.Password))).Split('=')[0];

        var response = await app.Outside().Get($"/plant-a-session?cookie={session}");

        Assert.Equal(["language=es; path=/"], response.Headers.GetValues("Set-Cookie"));
    }
}
