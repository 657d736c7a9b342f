using System.Net;
using Platform.Gateway.Tests.Support;
using Platform.Gateway.Tests.Tokens;

namespace Platform.Gateway.Tests.Edge;

public sealed class PortsTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task The_key_set_is_for_the_platforms_own_processes_whatever_the_host_header_says()
    {
        Assert.Equal(HttpStatusCode.OK, (await app.Inside().Get("/.well-known/jwks.json")).StatusCode);

        var outside = app.Outside();
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Get("/.well-known/jwks.json")).StatusCode);
        outside.DefaultRequestHeaders.Host = app.Internal.Authority;
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Get("/.well-known/jwks.json")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cohorts")]
    [InlineData("/o/1")]
    [InlineData("/openapi/cohorts.json")]
    [InlineData("/sign-in")]
    [InlineData("/health")]
    public async Task Pages_and_services_do_not_answer_inside_whatever_the_host_header_says(string path)
    {
        var (_, _, program) = await app.SomebodyAtWork();
        var inside = app.Inside();
        inside.DefaultRequestHeaders.Host = app.Public.Authority;
        inside.DefaultRequestHeaders.Authorization = new("Bearer", await PlatformTokenTests.TokenOf(program, "/cohorts"));

        Assert.Equal(HttpStatusCode.NotFound, (await inside.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await inside.Post(path, new { })).StatusCode);
    }

    [Fact]
    public async Task The_directory_takes_the_platforms_own_tokens_inside_and_nothing_else()
    {
        var (person, organization, program) = await app.SomebodyAtWork();
        var inside = app.Inside();
        inside.DefaultRequestHeaders.Authorization = new("Bearer", await PlatformTokenTests.TokenOf(program, "/cohorts"));
        Assert.Equal(person, (await (await inside.Get("/directory/me")).Read()).GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.OK, (await inside.Get($"/directory/organizations/{organization}")).StatusCode);

        var (_, email) = await app.APerson();
        var cookie = (await app.ABrowser(email)).DefaultRequestHeaders.GetValues("Cookie").Single();
        foreach (var (name, value) in new[] { ("Authorization", $"Bearer {GatewayApp.BootstrapToken}"), ("Cookie", cookie) })
        {
            var http = app.Inside();
            http.DefaultRequestHeaders.Add(name, value);
            Assert.Equal((name, HttpStatusCode.Unauthorized), (name, (await http.Get("/directory/me")).StatusCode));
        }
    }

    [Fact]
    public async Task What_the_token_says_of_roles_is_looked_up_again()
    {
        var (person, _) = await app.APerson();
        var centre = await app.Centre();
        var membership = await app.AMembership(centre, person, ServiceDefaults.Roles.PlatformAdministrator);
        var token = await PlatformTokenTests.TokenOf(app.Program(await app.AToken(person), centre), "/cohorts");
        var inside = app.Inside();
        inside.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await inside.Get("/directory/organizations")).StatusCode);

        await (await app.Administrator().Delete($"/directory/organizations/{centre}/memberships/{membership}", "\"v1\"")).Made();

        Assert.Equal(HttpStatusCode.NotFound, (await inside.Get("/directory/organizations")).StatusCode);
    }
}
