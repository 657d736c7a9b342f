using System.Net;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Edge;

public sealed class SecurityHeadersTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static readonly Dictionary<string, string> OnEveryAnswer = new()
    {
        ["Content-Security-Policy"] =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/own-headers", HttpStatusCode.OK)]
    [InlineData("/site.css", HttpStatusCode.OK)]
    [InlineData("/o/1", HttpStatusCode.SeeOther)]
    [InlineData("/cohorts", HttpStatusCode.Unauthorized)]
    [InlineData("/directory/nothing", HttpStatusCode.Unauthorized)]
    [InlineData("/.well-known/jwks.json", HttpStatusCode.NotFound)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/openapi/directory.json", HttpStatusCode.OK)]
    public async Task Stand_on_every_answer(string path, HttpStatusCode status)
    {
        var response = await app.Outside().Get(path);

        Assert.Equal(status, response.StatusCode);
        AssertSafe(response);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Stand_on_answers_to_forms_and_programs()
    {
        var (_, email) = await app.APerson();
        AssertSafe(await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password)));
        AssertSafe(await app.Outside().Form("/sign-in", "https://evil.example.com"));
        AssertSafe(await app.Administrator().Get("/directory/me"));
        AssertSafe(await app.Administrator().Post("/directory/organizations", new { name = "x", kind = "none" }));
    }

    [Fact]
    public async Task Let_nothing_be_kept_but_assets()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);

        foreach (var path in new[] { "/me", "/own-headers", "/directory/me", "/sign-in", "/cohorts", "/o/1/site.css" })
            Assert.Equal((path, "no-store"), (path, (await browser.Get(path)).Header("Cache-Control")));

        Assert.Null((await browser.Get("/site.css")).Header("Cache-Control"));
    }

    private static void AssertSafe(HttpResponseMessage response)
    {
        foreach (var (name, value) in OnEveryAnswer) Assert.Equal((name, value), (name, response.Header(name)));
        Assert.Contains("camera=()", response.Header("Permissions-Policy"), StringComparison.Ordinal);
    }
}
