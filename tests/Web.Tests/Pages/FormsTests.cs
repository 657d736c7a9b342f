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
