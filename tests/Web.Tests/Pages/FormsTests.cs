using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Pages;

public sealed class FormsTests(WebApp app) : IClassFixture<WebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_while_a_service_is_away_is_kept_and_can_be_sent_again()
    {
        var director = TestCaller.In(app.Organization, Roles.ProgramDirector);

        var answer = await Send(director, madeFor: director);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("What you entered is kept, but not saved yet", page, StringComparison.Ordinal);
        Assert.Contains($"<form method=\"post\" action=\"/o/{app.Organization}/cohorts/new\">", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"Name\" value=\"&quot;Porch&quot; group\"", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"Key\" value=\"the-same-key\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"__RequestVerificationToken\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_made_for_somebody_else_is_not_acted_upon()
    {
        var first = TestCaller.In(app.Organization, Roles.ProgramDirector);
        var second = TestCaller.In(app.Organization, Roles.ProgramDirector);

        var answer = await Send(second, madeFor: first);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Porch", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Send(TestCaller sender, TestCaller madeFor)
    {
        var claim = new Claim(PlatformClaims.Subject, $"{madeFor.PersonId}", ClaimValueTypes.String, PlatformClaims.Issuer);
        var tokens = app.Services.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext
        {
            RequestServices = app.Services,
            User = new ClaimsPrincipal(new ClaimsIdentity([claim], "token")),
        });
        var form = new HttpRequestMessage(HttpMethod.Post, $"/o/{app.Organization}/cohorts/new")
        {
            Content = new FormUrlEncodedContent(
            [
                new("_handler", "form"),
                new("Key", "the-same-key"),
                new("Name", "\"Porch\" group"),
                new(tokens.FormFieldName, tokens.RequestToken!),
            ]),
        };
        form.Headers.Add("Cookie", $"{app.Services.GetRequiredService<Cookies>().Name("antiforgery")}={tokens.CookieToken}");
        return app.Browser(sender).SendAsync(form, Cancel);
    }
}

public sealed class LargeFormsTests(LargeFormsTests.ListeningApp app) : IClassFixture<LargeFormsTests.ListeningApp>
{
    /// <summary>At a real port: the limits are the server's.</summary>
    public sealed class ListeningApp : WebApp
    {
        public ListeningApp() => UseKestrel(0);
    }

    [Theory]
    [InlineData("people/list", 300 * 1024)]
    [InlineData("training/sessions/01900000-0000-7000-8000-000000000001/attendance/report", 6 * 1024 * 1024)]
    public async Task What_is_too_large_is_said_to_be_so_with_what_to_do(string page, int bytes)
    {
        var browser = app.Browser(TestCaller.In(app.Organization, Roles.ProgramDirector));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[bytes]), "file", "list.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/o/{app.Organization}/{page}") { Content = form };
        request.Headers.ExpectContinue = true;

        var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var shown = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("This is too large to be taken", shown, StringComparison.Ordinal);
        Assert.Contains("split a list of people into several files", shown, StringComparison.Ordinal);
    }
}
