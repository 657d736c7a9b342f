using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Data;
using Platform.Gateway.SignIn;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.SignIn;

public sealed class SessionsTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_its_cookie()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);

        var response = await browser.Form("/sign-out", app.Origin);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        Assert.Contains("expires=Thu, 01 Jan 1970", response.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_it_for_the_very_next_request_however_many_are_under_way()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);
        using var signedOut = new CancellationTokenSource();
        var busy = Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!signedOut.IsCancellationRequested) (await browser.Get("/help")).Dispose();
        }));

        await browser.Form("/sign-out", app.Origin);
        var after = await browser.Get("/directory/me");
        await signedOut.CancelAsync();
        await busy;

        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Fifteen_quiet_minutes_end_it_and_a_request_before_keeps_it()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);

        app.Credentials.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);
        app.Credentials.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);
        app.Credentials.Advance(Session.Idle);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task Twelve_hours_end_it_however_busy_it_was()
    {
        var browser = await app.ABrowser((await app.APerson()).Email);
        var until = app.Credentials.GetUtcNow() + Session.AtMost;

        while (app.Credentials.GetUtcNow() + TimeSpan.FromMinutes(14) < until)
        {
            app.Credentials.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);
        }

        app.Credentials.MoveTo(until);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task Another_password_ends_it()
    {
        var (person, email) = await app.APerson();
        var browser = await app.ABrowser(email);

        await app.Query(db => db.Accounts.Where(account => account.Id == person)
            .ExecuteUpdateAsync(account => account.SetProperty(a => a.SecurityStamp, "another"), Cancel));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/directory/me")).StatusCode);
    }

    [Fact]
    public async Task A_page_that_wants_one_sends_to_the_sign_in_and_back()
    {
        var response = await app.Outside().Get("/o/1/cohorts?after=x&take=2");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(
            "/sign-in?returnTo=%2Fo%2F1%2Fcohorts%3Fafter%3Dx%26take%3D2", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_sends_to_the_sign_in_only()
    {
        var response = await app.Outside().Form("/o/1/cohorts/new", app.Origin);

        Assert.Equal("/sign-in", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_program_without_one_is_told_so()
    {
        var response = await app.Outside().Get("/cohorts");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Header("WWW-Authenticate"));
        Assert.Equal("request.not-signed-in", await response.Code());
    }

    [Fact]
    public async Task What_is_spent_is_removed()
    {
        var (person, email) = await app.APerson();
        await app.ABrowser(email);
        await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", "not-the-password"));
        await app.AToken(person, days: 1);

        await app.Query(async db =>
        {
            await RemoveSpent.Once(db, app.Credentials.GetUtcNow().AddDays(400), Cancel);
            Assert.False(await db.Sessions.AnyAsync(session => session.PersonId == person, Cancel));
            Assert.False(await db.LockOuts.AnyAsync(Cancel));
            Assert.False(await db.AccessTokens.AnyAsync(token => token.PersonId == person, Cancel));
            return true;
        });
    }
}
