using System.Net;
using System.Text.RegularExpressions;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Pages;

public sealed partial class ShellTests(WebApp app) : IClassFixture<WebApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Assets_are_named_by_their_content_or_version_and_kept_for_a_year()
    {
        var browser = app.Browser();
        var page = await browser.GetStringAsync("/help", Cancel);

        foreach (var asset in Asset().Matches(page).Select(match => match.Groups[1].Value))
        {
            var answer = await browser.GetAsync(asset, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Leaving_quickly_says_nothing_of_where_from()
    {
        var answer = await app.Browser().GetAsync("/leave", Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://www.weather.gov/", answer.Headers.Location!.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("wrong", "Email and password do not go together")]
    [InlineData("locked", "This account is locked for a while")]
    [InlineData("anything-else", "You could not be signed in")]
    public async Task The_sign_in_page_says_what_came_of_the_attempt(string code, string sentence)
    {
        var page = await app.Browser().GetStringAsync($"/sign-in?code={code}&returnTo=%2Fme", Cancel);

        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("name=\"returnTo\" value=\"/me\"", page, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"current-password\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_leads_nowhere_else()
    {
        var page = await app.Browser().GetStringAsync("/sign-in?returnTo=https%3A%2F%2Fevil.example.com", Cancel);

        Assert.Contains("name=\"returnTo\" value=\"/\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_a_page_for_a_browser_and_problem_details_for_a_program()
    {
        var caller = TestCaller.In(app.Organization, Roles.ProgramDirector);
        var browser = app.Browser(caller);
        var program = app.Browser(caller);
        program.DefaultRequestHeaders.Accept.Clear();
        program.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var page = await browser.GetAsync($"/o/{app.Organization}/nowhere", Cancel);
        var problem = await program.GetAsync($"/o/{app.Organization}/nowhere", Cancel);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_form_that_this_site_did_not_make_is_not_acted_upon()
    {
        var browser = app.Browser(TestCaller.In(app.Organization, Roles.ProgramDirector));

        var answer = await browser.PostAsync(
            $"/o/{app.Organization}/cohorts/new",
            new FormUrlEncodedContent([new("_handler", "form"), new("Name", "Forged")]),
            Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("too old to be sent", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Navigation_shows_the_words_of_the_role_and_no_others()
    {
        var coach = await Words(Roles.PeerLifeCoach);
        var director = await Words(Roles.ProgramDirector);
        var caseManager = await Words(Roles.CaseManager);
        var officer = await Words(Roles.PrivacyOfficer);
        var staff = await Words(Roles.TrainingStaff);

        Assert.Equal(["Today", "Groups", "Lessons"], coach);
        Assert.Equal(["Today", "Groups", "Referrals", "Teams", "Training", "Assistance", "People"], director);
        Assert.Equal(["Today", "Privacy"], officer);
        Assert.Equal(["Today", "People", "Teams", "Concerns"], caseManager);
        Assert.Equal(["Today", "Teams", "Concerns"], await Words(Roles.ClinicalSupervisor));
        Assert.Equal(["Today", "Teams", "Concerns"], await Words(Roles.PeerNavigator));
        Assert.Equal(["Today", "Teams"], await Words(Roles.PeerSupervisor));
        Assert.Equal(["Desk", "Offerings", "Assistance"], staff);
    }

    private async Task<string[]> Words(string role)
    {
        var page = await app.Browser(TestCaller.In(app.Organization, role)).GetAsync($"/o/{app.Organization}/nowhere", Cancel);
        var navigation = SiteNav().Match(await page.Content.ReadAsStringAsync(Cancel)).Value;
        return [.. Link().Matches(navigation).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("<link rel=\"(?:stylesheet|icon)\" href=\"([^\"]+)\"")]
    private static partial Regex Asset();

    [GeneratedRegex("<nav class=\"site-nav.*?</nav>", RegexOptions.Singleline)]
    private static partial Regex SiteNav();

    [GeneratedRegex(">([^<]+)</a>")]
    private static partial Regex Link();
}
