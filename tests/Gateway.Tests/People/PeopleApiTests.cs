using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.People;

public sealed class PeopleApiTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_learns_who_they_are_and_where_they_may_go()
    {
        var (person, email) = await app.APerson();
        var (a, b) = (await app.AnOrganization("Alder Peers"), await app.AnOrganization("Birch Peers"));
        var (east, west) = (await app.ASite(a, "East"), await app.ASite(a, "West"));
        await app.AMembership(b, person, Roles.CaseManager);
        await app.AMembership(a, person, Roles.ProgramDirector);
        await app.AMembership(a, person, Roles.PeerLifeCoach, west);

        var me = await (await (await app.ABrowser(email)).Get("/directory/me")).Read();

        Assert.Equal(
            (person, "Marisol", "Vega", email, "en"),
            (me.GetProperty("id").GetGuid(), me.GetProperty("givenName").GetString(), me.GetProperty("familyName").GetString(),
                me.GetProperty("email").GetString(), me.GetProperty("language").GetString()));
        Assert.Equal(
            [
                (a, "Alder Peers", "mha-affiliate", Roles.PeerLifeCoach, false, $"{west}"),
                (a, "Alder Peers", "mha-affiliate", Roles.ProgramDirector, true, $"{east},{west}"),
                (b, "Birch Peers", "mha-affiliate", Roles.CaseManager, true, ""),
            ],
            me.GetProperty("memberships").EnumerateArray().Select(membership => (
                membership.GetProperty("organizationId").GetGuid(),
                membership.GetProperty("organization").GetString()!,
                membership.GetProperty("kind").GetString()!,
                membership.GetProperty("role").GetString()!,
                membership.GetProperty("allSites").GetBoolean(),
                string.Join(',', membership.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("id").GetString())))));
    }

    [Fact]
    public async Task An_email_is_one_persons_whatever_the_case_of_its_letters()
    {
        var (_, email) = await app.APerson();

        var response = await app.Administrator().Post(
            "/directory/people", new { givenName = "Other", familyName = "Person", email = email.ToUpperInvariant() });

        Assert.Equal("person.email-taken", await response.Code());
    }

    [Fact]
    public async Task Of_two_that_are_added_at_once_with_one_email_one_is_refused()
    {
        var email = $"{app.NewId():N}@example.org";

        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Administrator().Post(
            "/directory/people", new { givenName = "Some", familyName = "Body", email, password = Given.Password })));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, responses.Count(response => response.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_password_is_long_and_a_person_with_a_short_one_is_not_added()
    {
        var email = $"{app.NewId():N}@example.org";

        var response = await app.Administrator().Post(
            "/directory/people", new { givenName = "Some", familyName = "Body", email, password = "elevenchars" });

        Assert.Equal("person.password-short", await response.Code());
        Assert.False(await app.Query(db => db.People.AnyAsync(person => person.Email == email, Cancel)));
    }

    [Fact]
    public async Task Without_a_password_there_is_no_account()
    {
        var (person, email) = await app.APerson(password: null);

        var signIn = await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password));

        Assert.Equal("/sign-in?code=wrong", signIn.Headers.Location!.OriginalString);
        Assert.False(await app.Query(db => db.Accounts.AnyAsync(account => account.Id == person, Cancel)));
    }

    [Theory]
    [InlineData("Some", "Body", "no-email", null)]
    [InlineData("Some", "Body", "two@at@example.org", null)]
    [InlineData("Some", "Body", "with space@example.org", null)]
    [InlineData("Some", "Body", "ünï@example.org", null)]
    [InlineData(" ", "Body", "some@example.org", null)]
    [InlineData("Some", "", "some@example.org", null)]
    [InlineData("Some", "Bo\ndy", "some@example.org", null)]
    [InlineData("Some", "Body", "some@example.org", "fr")]
    public async Task What_cannot_be_read_is_refused(string givenName, string familyName, string email, string? language)
    {
        var response = await app.Administrator().Post("/directory/people", new { givenName, familyName, email, language });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
