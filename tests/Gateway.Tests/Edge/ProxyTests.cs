using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Edge;

public sealed class ProxyTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/cohorts", "cohorts", "/cohorts")]
    [InlineData("/cohorts/1/launch?x=%20y", "cohorts", "/cohorts/1/launch?x=%20y")]
    [InlineData("/casework/teams", "casework", "/casework/teams")]
    [InlineData("/training/assistance", "training", "/training/assistance")]
    [InlineData("/openapi/cohorts.json", "cohorts", "/openapi/v1.json")]
    [InlineData("/openapi/casework.json", "casework", "/openapi/v1.json")]
    [InlineData("/openapi/training.json", "training", "/openapi/v1.json")]
    [InlineData("/", "web", "/")]
    [InlineData("/sign-in?code=wrong", "web", "/sign-in?code=wrong")]
    [InlineData("/help", "web", "/help")]
    [InlineData("/cohortsandmore", "web", "/cohortsandmore")]
    public async Task Sends_each_address_to_whom_it_is_for_and_changes_nothing_of_it(string path, string server, string reached)
    {
        var (_, _, program) = await app.SomebodyAtWork();

        var received = await (await program.Get(path)).Reached();

        Assert.Equal((server, reached), (received.Server, received.Path));
    }

    [Fact]
    public async Task Passes_on_what_a_request_is_about()
    {
        var (_, _, program) = await app.SomebodyAtWork();
        var request = new HttpRequestMessage(HttpMethod.Put, "/cohorts/1") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"v7\""));
        request.Headers.Add("Idempotency-Key", "abc");
        request.Headers.Add("Accept-Language", "es");

        var received = await (await program.SendAsync(request, Cancel)).Reached();

        Assert.Equal("PUT", received.Method);
        Assert.Equal(
            ("\"v7\"", "abc", "es", "2"),
            (received.Headers["If-Match"], received.Headers["Idempotency-Key"], received.Headers["Accept-Language"], received.Headers["Content-Length"]));
        Assert.StartsWith("00-", received.Headers["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_body_that_is_larger_than_any_form()
    {
        var (_, _, program) = await app.SomebodyAtWork();
        var body = new ByteArrayContent(new byte[300 * 1024]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        foreach (var path in new[] { "/cohorts", "/directory/me/tokens" })
        {
            var response = await program.PostAsync(path, body, Cancel);
            Assert.Equal((path, HttpStatusCode.RequestEntityTooLarge), (path, response.StatusCode));
        }
    }

    [Fact]
    public async Task Shows_the_directorys_own_document_without_what_is_inside()
    {
        var document = await (await app.Outside().Get("/openapi/directory.json")).Read();

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        Assert.Contains("/directory/organizations/{id}", paths);
        Assert.All(paths, path => Assert.StartsWith("/directory", path, StringComparison.Ordinal));
    }
}

public sealed class AwayTests(AwayTests.NobodyBehind app) : IClassFixture<AwayTests.NobodyBehind>
{
    public sealed class NobodyBehind : GatewayApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var name in new[] { "cohorts", "casework", "training", "web" })
                builder.UseSetting($"services:{name}:http:0", $"http://127.0.0.1:{FreePort()}");
        }
    }

    [Fact]
    public async Task A_program_is_told_with_a_code()
    {
        var (_, _, program) = await app.SomebodyAtWork();

        var response = await program.Get("/training/assistance");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("request.unavailable", await response.Code());
        Assert.Equal("5", response.Header("Retry-After"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_reader_is_told_in_both_languages_with_the_way_to_help()
    {
        var browser = app.Outside();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        var response = await browser.Get("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("""<p lang="en">This part of the platform does not answer right now.""", page, StringComparison.Ordinal);
        Assert.Contains("""<p lang="es">Esta parte de la plataforma no responde en este momento.""", page, StringComparison.Ordinal);
        Assert.Contains("tel:988", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_in_and_the_directory_go_on()
    {
        var (_, email) = await app.APerson();

        Assert.Equal(HttpStatusCode.OK, (await (await app.ABrowser(email)).Get("/directory/me")).StatusCode);
    }
}
