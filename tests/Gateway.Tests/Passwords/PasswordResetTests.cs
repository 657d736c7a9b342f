using System.Net;
using Platform.Gateway.Passwords;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Passwords;

public sealed class PasswordResetTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private const string Another = "another-long-password";

    [Fact]
    public async Task Another_password_ends_all_sessions_and_the_one_before_is_wrong()
    {
        var (_, email) = await app.APerson();
        var browser = await app.ABrowser(email);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);

        Assert.Equal("/password/forgot?code=sent", await Forgot($" {email.ToUpperInvariant()} "));
        var cookie = await app.Open(await app.LinkTo(email));
        Assert.Equal("/password/reset?code=short", await app.Post("/password/reset", cookie, ("password", "short")));
        Assert.Equal("/sign-in?code=reset", await app.Post("/password/reset", cookie, ("password", Another)));

        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.ABrowser(email, Another)).Get("/directory/me")).StatusCode);
        var wrong = await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password));
        Assert.Equal("/sign-in?code=wrong", wrong.Headers.Location!.ToString());
        Assert.Equal("/password/reset?code=gone", await app.Post("/password/reset", cookie, ("password", Another)));
    }

    [Fact]
    public async Task Whoever_asks_for_whom_gets_the_same_answer_and_only_accounts_get_mail()
    {
        var (_, email) = await app.APerson();
        var (_, without) = await app.APerson(password: null);

        Assert.Equal("/password/forgot?code=sent", await Forgot(email));
        Assert.Equal("/password/forgot?code=sent", await Forgot(without));
        Assert.Equal("/password/forgot?code=sent", await Forgot("nobody@example.org"));

        Assert.Single(await app.MailsTo(email));
        Assert.Empty(await app.MailsTo(without));
        Assert.Empty(await app.MailsTo("nobody@example.org"));
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled()
    {
        var (_, email) = await app.APerson();

        for (var time = 0; time < PasswordReset.AtMost + 2; time++) await Forgot(email);

        Assert.Equal(PasswordReset.AtMost, (await app.MailsTo(email)).Count);
    }

    [Fact]
    public async Task A_link_is_good_for_an_hour_and_the_others_end_with_the_first_that_is_used()
    {
        var (_, email) = await app.APerson();
        await Forgot(email);
        var first = await app.Open(await app.LinkTo(email));
        await Forgot(email);
        var second = await app.Open(await app.LinkTo(email));

        Assert.Equal("/sign-in?code=reset", await app.Post("/password/reset", second, ("password", Another)));
        Assert.Equal("/password/reset?code=gone", await app.Post("/password/reset", first, ("password", Another)));

        app.Clock.Advance(PasswordReset.Life);
        await Forgot(email);
        var third = await app.Open(await app.LinkTo(email));
        app.Clock.Advance(PasswordReset.Life);
        Assert.Equal("/password/reset?code=gone", await app.Post("/password/reset", third, ("password", Another)));
    }

    private async Task<string> Forgot(string user) =>
        (await app.Outside().Form("/password/forgot", app.Origin, ("user", user))).Headers.Location!.ToString();
}
