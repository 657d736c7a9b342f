using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Tokens;

public sealed class PlatformTokenTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_an_ES256_token_of_five_minutes_that_the_published_keys_prove()
    {
        var (person, _, program) = await app.SomebodyAtWork();

        var text = await TokenOf(program, "/cohorts");

        var keys = new JsonWebKeySet(await app.Inside().GetStringAsync("/.well-known/jwks.json", Cancel));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = PlatformClaims.Issuer,
            ValidAudience = PlatformClaims.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = ["JWT"],
            IssuerSigningKeys = keys.GetSigningKeys(),
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = new JsonWebToken(text);
        Assert.Equal($"{person}", token.Subject);
        Assert.Equal(TimeSpan.FromMinutes(5), token.ValidTo - token.IssuedAt);
    }

    [Fact]
    public async Task Says_what_the_person_is_in_this_organization_and_nothing_of_another()
    {
        var (person, _) = await app.APerson();
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization("Harbor Peers"));
        var (east, west) = (await app.ASite(here, "Eastside"), await app.ASite(here, "Westside"));
        await app.AMembership(here, person, Roles.ProgramDirector);
        await app.AMembership(here, person, Roles.PeerLifeCoach, east, west);
        await app.AMembership(there, person, Roles.CaseManager);
        var token = await app.AToken(person);

        var claims = Claims(await TokenOf(app.Program(token, here), "/cohorts"));

        Assert.Equal($"{here}", claims.GetProperty("org").GetString());
        Assert.Equal(
            [Roles.PeerLifeCoach, Roles.ProgramDirector],
            claims.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
        var sites = claims.GetProperty("sites");
        Assert.Equal("*", sites.GetProperty(Roles.ProgramDirector).GetString());
        Assert.Equal(
            [east, west], sites.GetProperty(Roles.PeerLifeCoach).EnumerateArray().Select(site => site.GetGuid()));
        Assert.False(claims.TryGetProperty("scope", out _));
    }

    [Fact]
    public async Task Has_one_role_as_an_array_too()
    {
        var (_, _, program) = await app.SomebodyAtWork(Roles.CaseManager);

        var claims = Claims(await TokenOf(program, "/cohorts"));

        Assert.Equal(JsonValueKind.Array, claims.GetProperty("roles").ValueKind);
    }

    [Theory]
    [InlineData(Roles.PlatformAdministrator)]
    [InlineData(Roles.TrainingStaff)]
    [InlineData(Roles.Operations)]
    public async Task Is_the_nations_for_the_centres_staff_alone(string role)
    {
        var (person, _) = await app.APerson();
        var centre = await app.Centre();
        await app.AMembership(centre, person, role);
        var token = await app.AToken(person);

        Assert.Equal("national", Claims(await TokenOf(app.Program(token, centre), "/training")).GetProperty("scope").GetString());
        Assert.False(Claims(await TokenOf(app.Program(token), "/training")).TryGetProperty("scope", out _));
    }

    [Theory]
    [InlineData("/place")]
    [InlineData("/me")]
    [InlineData("/cohorts")]
    public async Task Has_only_the_person_where_no_organization_is_named(string path)
    {
        var (person, _) = await app.APerson();
        await app.AMembership(await app.AnOrganization(), person);

        var claims = Claims(await TokenOf(app.Program(await app.AToken(person)), path));

        Assert.Equal($"{person}", claims.GetProperty("sub").GetString());
        Assert.Equal(
            ["aud", "exp", "iat", "iss", "nbf", "sub"], claims.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_a_page_is_for_the_organization_in_its_address()
    {
        var (person, email) = await app.APerson();
        var organization = await app.AnOrganization();
        await app.AMembership(organization, person);
        var browser = await app.ABrowser(email);

        foreach (var path in new[] { $"/o/{organization}", $"/O/{organization}/cohorts/1?x=y", $"/o/{organization:N}/" })
            Assert.Equal($"{organization}", Claims(await TokenOf(browser, path)).GetProperty("org").GetString());
    }

    [Fact]
    public async Task Is_for_nobody_who_does_not_belong_there_and_another_organization_is_like_none()
    {
        var (_, email) = await app.APerson();
        var other = await app.AnOrganization();
        var browser = await app.ABrowser(email);

        foreach (var path in new[] { $"/o/{other}", $"/o/{other}/cohorts", $"/o/{app.NewId()}", "/o/no-id", "/o/no-id/x", $"/o//{other}" })
        {
            var response = await browser.Get(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, response.StatusCode));
            Assert.Equal("There is nothing here for you.", await response.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Post(path, new { })).StatusCode);
        }

        foreach (var named in new[] { $"{other}", $"{app.NewId()}", "no-id", "" })
        {
            foreach (var path in new[] { "/cohorts", "/training/assistance", "/directory/me" })
            {
                var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.TryAddWithoutValidation("Organization", named);
                var response = await browser.SendAsync(request, Cancel);
                Assert.Equal((path, named, HttpStatusCode.NotFound), (path, named, response.StatusCode));
                Assert.Equal("request.not-found", await response.Code());
            }
        }
    }

    [Fact]
    public async Task Has_nothing_of_a_membership_from_the_request_after_its_end()
    {
        var (person, _) = await app.APerson();
        var organization = await app.AnOrganization();
        var membership = await app.AMembership(organization, person);
        var program = app.Program(await app.AToken(person), organization);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/cohorts")).StatusCode);

        await (await app.Administrator().Delete(
            $"/directory/organizations/{organization}/memberships/{membership}", "\"v1\"")).Made();

        Assert.Equal(HttpStatusCode.NotFound, (await program.Get("/cohorts")).StatusCode);
    }

    [Fact]
    public async Task Is_missing_where_nobody_is_signed_in() =>
        Assert.False((await (await app.Outside().Get("/")).Reached()).Headers.ContainsKey("Authorization"));

    [Fact]
    public async Task Is_signed_anew_when_a_minute_has_passed()
    {
        var (_, _, program) = await app.SomebodyAtWork();
        var first = await TokenOf(program, "/cohorts");
        Assert.Equal(first, await TokenOf(program, "/cohorts"));

        app.Credentials.Advance(TimeSpan.FromMinutes(1));

        Assert.NotEqual(first, await TokenOf(program, "/cohorts"));
    }

    internal static async Task<string> TokenOf(HttpClient http, string path) =>
        (await (await http.Get(path)).Reached()).Headers["Authorization"]["Bearer ".Length..];

    private static JsonElement Claims(string token) =>
        JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.Decode(token.Split('.')[1]));
}
