using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.SignIn;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.SignIn;

public sealed class SignInWithPasswordTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task Goes_on_to_where_one_wanted_to_go()
    {
        var (_, email) = await app.APerson();

        var response = await SignIn(email, Given.Password, "/o/1?tab=people");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/o/1?tab=people", response.Headers.Location!.OriginalString);
        var browser = app.Outside();
        browser.DefaultRequestHeaders.Add("Cookie", Given.SessionOf(response));
        Assert.Equal(email, (await (await browser.Get("/directory/me")).Read()).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Takes_the_name_in_any_case_of_letters_and_starts_at_the_start_page()
    {
        var (_, email) = await app.APerson();

        var response = await SignIn($" {email.ToUpperInvariant()} ", Given.Password);

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Tells_nobody_whether_the_name_or_the_password_was_wrong()
    {
        var (_, email) = await app.APerson();

        var wrong = await SignIn(email, "not-the-password", "/me");
        var unknown = await SignIn("nobody-at-all@example.org", "not-the-password", "/me");

        foreach (var response in new[] { wrong, unknown })
        {
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            Assert.Equal("/sign-in?code=wrong&returnTo=%2Fme", response.Headers.Location!.OriginalString);
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Locks_a_name_after_five_attempts_for_a_quarter_of_an_hour_whether_or_not_anybody_has_it(bool known)
    {
        var email = known ? (await app.APerson()).Email : $"{app.NewId():N}@example.org";
        for (var attempt = 0; attempt < LockOut.Attempts; attempt++)
            Assert.Equal("/sign-in?code=wrong", await Outcome(email, "not-the-password"));

        Assert.Equal("/sign-in?code=locked", await Outcome(email, "not-the-password"));
        Assert.Equal("/sign-in?code=locked", await Outcome(email, Given.Password));

        app.Credentials.Advance(LockOut.Length);
        Assert.Equal(known ? "/" : "/sign-in?code=wrong", await Outcome(email, Given.Password));
    }

    [Fact]
    public async Task Counts_attempts_made_at_one_moment_one_by_one()
    {
        var (_, email) = await app.APerson();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Outcome(email, "not-the-password")));

        Assert.Equal(LockOut.Attempts, outcomes.Count(outcome => outcome == "/sign-in?code=wrong"));
        Assert.Equal(15, outcomes.Count(outcome => outcome == "/sign-in?code=locked"));
    }

    [Fact]
    public async Task Forgets_wrong_attempts_after_a_right_one()
    {
        var (_, email) = await app.APerson();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < LockOut.Attempts - 1; attempt++) await SignIn(email, "not-the-password");
            Assert.Equal("/", await Outcome(email, Given.Password));
        }
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("//evil.example.com")]
    [InlineData("/\\evil.example.com")]
    [InlineData("/\t/evil.example.com")]
    [InlineData("\\\\evil.example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("me")]
    [InlineData("")]
    public async Task Sends_nobody_to_another_site(string returnTo)
    {
        var (_, email) = await app.APerson();

        Assert.Equal("/", (await SignIn(email, Given.Password, returnTo)).Headers.Location!.OriginalString);
        Assert.Equal(
            "/sign-in?code=wrong", (await SignIn(email, "not-the-password", returnTo)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("somebody@example.org", "")]
    [InlineData("", "something")]
    public async Task Takes_an_empty_form_for_a_wrong_one(string user, string password) =>
        Assert.Equal("/sign-in?code=wrong", await Outcome(user, password));

    [Fact]
    public async Task Does_not_look_at_a_password_that_is_too_long_to_be_one()
    {
        var (_, email) = await app.APerson();

        Assert.Equal("/sign-in?code=wrong", await Outcome(email, new string('x', SignInWithPassword.MaxPassword + 1)));
    }

    [Fact]
    public async Task Gives_the_browser_a_new_session_and_ends_the_one_it_had()
    {
        var (_, email) = await app.APerson();
        var first = Given.SessionOf(await SignIn(email, Given.Password));
        var browser = app.Outside();
        browser.DefaultRequestHeaders.Add("Cookie", first);

        var second = Given.SessionOf(
            await browser.Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password)));

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(first));
        Assert.Equal(HttpStatusCode.OK, await Me(second));
    }

    [Fact]
    public async Task Stores_a_hash_of_many_rounds_and_a_session_without_its_key()
    {
        var (person, email) = await app.APerson();
        var session = Given.SessionOf(await SignIn(email, Given.Password));

        var account = await app.Query(db => db.Accounts.SingleAsync(account => account.Id == person));
        var stored = await app.Query(db => db.Sessions.SingleAsync(stored => stored.PersonId == person));

        Assert.DoesNotContain(Given.Password, account.PasswordHash, StringComparison.Ordinal);
        Assert.Equal(32, stored.Hash.Length);
        Assert.DoesNotContain(Convert.ToBase64String(stored.Hash), session, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> Me(string cookie)
    {
        var browser = app.Outside();
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await browser.Get("/directory/me")).StatusCode;
    }

    private async Task<string> Outcome(string user, string password) =>
        (await SignIn(user, password)).Headers.Location!.OriginalString;

    private Task<HttpResponseMessage> SignIn(string user, string password, string? returnTo = null) => app.Outside().Form(
        "/sign-in",
        app.Origin,
        [("user", user), ("password", password), .. returnTo is null ? [] : new[] { ("returnTo", returnTo) }]);
}
