using System.Net;
using Microsoft.AspNetCore.Hosting;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Edge;

/// <summary>A gateway for each test: what one of them has used up, another would miss.</summary>
public sealed class LimitsTests : IAsyncLifetime
{
    private readonly NarrowGateway _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public sealed class NarrowGateway : GatewayApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:PersonPerSecond", "2");
            builder.UseSetting("Limits:TokenPerSecond", "5");
            builder.UseSetting("Limits:AddressPerSecond", "10");
            builder.UseSetting("Limits:SignInsPerMinute", "8");
        }
    }

    [Fact]
    public async Task Are_counted_by_person_and_by_token_and_say_when_to_come_back()
    {
        var (person, email) = await _app.APerson();
        var other = _app.Program(await _app.AToken(person));
        var browser = await _app.ABrowser(email);

        var refused = await UntilRefused(browser, "/directory/me", 100);

        Assert.Equal("request.too-many", await refused.Code());
        Assert.Equal("Too many requests in a short time. Wait a minute, then try again.", (await refused.Read()).GetProperty("title").GetString());
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.NotNull(refused.Header("Content-Security-Policy"));
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task Of_one_token_are_not_those_of_another()
    {
        var (person, _) = await _app.APerson();
        var (busy, quiet) = (_app.Program(await _app.AToken(person)), _app.Program(await _app.AToken(person)));

        await UntilRefused(busy, "/directory/me", 400);

        Assert.Equal(HttpStatusCode.OK, (await quiet.Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task Of_those_who_are_nobody_yet_are_counted_by_address_and_those_who_are_somebody_go_on()
    {
        var (person, _) = await _app.APerson();
        var program = _app.Program(await _app.AToken(person));

        var http = _app.Outside();
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var refused = await UntilRefused(http, "/", 1_000);

        Assert.Contains("Demasiadas solicitudes", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/directory/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _app.Inside().Get("/.well-known/jwks.json")).StatusCode);
    }

    private static async Task<HttpResponseMessage> UntilRefused(HttpClient http, string path, int atMost)
    {
        for (var i = 0; i < atMost; i += 10)
        {
            var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => http.Get(path)));
            if (responses.FirstOrDefault(response => response.StatusCode == HttpStatusCode.TooManyRequests) is { } refused) return refused;
        }

        throw new InvalidOperationException($"{atMost} requests were all taken.");
    }
}

public sealed class SignInLimitTests(LimitsTests.NarrowGateway app) : IClassFixture<LimitsTests.NarrowGateway>
{
    [Fact]
    public async Task One_address_tries_so_many_names_a_minute_and_no_more()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 9; i++)
            statuses.Add((await app.Outside().Form(
                "/sign-in", app.Origin, ("user", $"{app.NewId():N}@example.org"), ("password", Given.Password))).StatusCode);

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.SeeOther, 8).Append(HttpStatusCode.TooManyRequests), statuses);
    }
}
