using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.AccessTokens;

public sealed class AccessTokensTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private DateOnly Today => DateOnly.FromDateTime(app.Credentials.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Are_shown_once_and_kept_as_a_hash()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);

        var made = await (await browser.Post("/directory/me/tokens", new { name = "Reports", expiresOn = Today.AddDays(9) })).Read();

        var text = made.GetProperty("token").GetString()!;
        Assert.Matches(new Regex("^pat_[A-Za-z0-9_-]{43}$"), text);
        var id = made.GetProperty("id").GetGuid();
        var stored = await app.Query(db => db.AccessTokens.SingleAsync(token => token.Id == id));
        Assert.Equal(PersonalAccessToken.HashOf(text), stored.Hash);
        var listed = (await (await browser.Get("/directory/me/tokens")).Read()).GetProperty("items")[0];
        Assert.Equal("Reports", listed.GetProperty("name").GetString());
        Assert.Equal(["id", "name", "createdAt", "expiresOn", "lastUsedOn"], listed.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Let_a_program_in_and_tell_when_they_were_used()
    {
        var (person, email) = await app.APerson();
        var token = await app.AToken(person);

        var me = await (await app.Program(token).Get("/directory/me")).Read();

        Assert.Equal(email, me.GetProperty("email").GetString());
        Assert.Equal(Today, (await app.Query(db => db.AccessTokens.SingleAsync(t => t.PersonId == person))).LastUsedOn);
    }

    [Fact]
    public async Task Are_good_on_their_last_day_and_not_on_the_next()
    {
        var program = app.Program(await app.AToken((await app.APerson()).Id, days: 3));

        app.Credentials.MoveTo(new DateTimeOffset(Today.AddDays(3).ToDateTime(new TimeOnly(23, 59)), TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/directory/me")).StatusCode);

        app.Credentials.Advance(TimeSpan.FromMinutes(1));
        var refused = await program.Get("/directory/me");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer error=\"invalid_token\"", refused.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Are_good_for_nothing_once_revoked_and_revoking_twice_does_no_harm()
    {
        var (person, email) = await app.APerson();
        var program = app.Program(await app.AToken(person));
        var browser = await app.ABrowser(email);
        var id = (await (await browser.Get("/directory/me/tokens")).Read()).GetProperty("items")[0].GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.NoContent, (await browser.Delete($"/directory/me/tokens/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Delete($"/directory/me/tokens/{id}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/directory/me")).StatusCode);
        Assert.Equal(0, (await (await browser.Get("/directory/me/tokens")).Read()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Of_somebody_else_are_not_there()
    {
        var (person, _) = await app.APerson();
        await app.AToken(person);
        var id = (await app.Query(db => db.AccessTokens.SingleAsync(t => t.PersonId == person))).Id;
        var other = app.Program(await app.AToken((await app.APerson()).Id));

        Assert.Equal(HttpStatusCode.NotFound, (await other.Delete($"/directory/me/tokens/{id}")).StatusCode);
        Assert.DoesNotContain($"{id}", (await (await other.Get("/directory/me/tokens")).Read()).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await other.Post($"/directory/people/{person}/tokens", new { name = "Mine", expiresOn = Today })).StatusCode);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public async Task Live_a_year_at_most(int days)
    {
        var response = await app.Administrator().Post("/directory/me/tokens", new { name = "Long", expiresOn = Today.AddDays(days) });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("token.expiry-out-of-reach", await response.Code());
    }

    [Fact]
    public async Task Are_twenty_at_most()
    {
        var (person, _) = await app.APerson();
        for (var i = 0; i < PersonalAccessToken.MaxActive; i++) await app.AToken(person);

        var response = await app.Administrator().Post($"/directory/people/{person}/tokens", new { name = "More", expiresOn = Today });

        Assert.Equal("token.too-many", await response.Code());
    }

    [Theory]
    [InlineData("Bearer pat_")]
    [InlineData("Bearer pat_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer something-else")]
    [InlineData("Basic cGF0Og==")]
    [InlineData("Bearer")]
    public async Task That_are_none_open_nothing(string authorization)
    {
        var http = app.Outside();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.Get("/directory/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.Get("/cohorts")).StatusCode);
    }

    [Fact]
    public async Task Win_over_a_cookie_that_comes_with_them()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer pat_nobodys");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/directory/me")).StatusCode);
    }
}
