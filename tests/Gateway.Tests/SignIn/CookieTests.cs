using System.Net;
using System.Text.RegularExpressions;
using Platform.Gateway.Edge;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.SignIn;

public sealed class PlainGatewayCookieTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task Over_http_on_this_machine_a_session_has_the_instances_name_and_is_no_scripts_business()
    {
        var (_, email) = await app.APerson();

        var response = await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password));

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Matches(new Regex("^session-[0-9a-f]{8}=[^;]+; path=/; samesite=lax; httponly$"), cookie);
        Assert.Null(response.Header("Strict-Transport-Security"));
    }
}

public sealed class SecureGatewayCookieTests(SecureGatewayCookieTests.SecureGateway app)
    : IClassFixture<SecureGatewayCookieTests.SecureGateway>
{
    public sealed class SecureGateway : GatewayApp
    {
        protected override string PublicUrl => "https://platform.example.org/";
    }

    [Fact]
    public async Task Over_https_a_session_belongs_to_this_host_alone()
    {
        var (_, email) = await app.APerson();

        var response = await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password));

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Matches(new Regex("^__Host-session=[^;]+; path=/; secure; samesite=lax; httponly$"), cookie);
        Assert.Equal("max-age=31536000", response.Header("Strict-Transport-Security"));
        Assert.Equal(HttpStatusCode.OK, (await (await app.ABrowser(email)).Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task What_is_behind_hears_of_the_public_address_and_not_of_a_forged_one()
    {
        var http = app.Outside();
        http.DefaultRequestHeaders.Host = "evil.example.com";

        var reached = await (await http.Get("/")).Reached();

        Assert.Equal("platform.example.org", reached.Headers["X-Forwarded-Host"]);
        Assert.Equal("https", reached.Headers["X-Forwarded-Proto"]);
    }
}

public sealed class PublicUrlTests
{
    [Theory]
    [InlineData("http://platform.example.org")]
    [InlineData("http://10.0.0.7:8080")]
    [InlineData("ftp://localhost")]
    [InlineData("https://platform.example.org/sub")]
    [InlineData("platform.example.org")]
    [InlineData(null)]
    public void Is_https_or_this_machine(string? address) =>
        Assert.Throws<InvalidOperationException>(() => PublicUrl.Of(address, "instance"));

    [Fact]
    public void Two_instances_on_one_machine_have_cookies_of_their_own() => Assert.NotEqual(
        PublicUrl.Of("http://localhost:1", "/data/one").CookieName("session"),
        PublicUrl.Of("http://localhost:2", "/data/two").CookieName("session"));
}
