using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class EnrollPersonTests(CohortsApp app)
{
    private static readonly object Ines = new { givenName = "Inés", familyName = "Quiroga", preferredName = "Nena" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_in_the_group_under_the_name_they_prefer()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var response = await affiliate.Director.Post($"/cohorts/{id}/people", Ines, version: 1);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"v2\"", response.Headers.ETag!.Tag);
        var person = Assert.Single((await affiliate.Director.Get($"/cohorts/{id}")).GetProperty("people").EnumerateArray());
        Assert.Equal((await response.Read()).Text("participantId"), person.Text("participantId"));
        Assert.Equal("Nena Q.", person.Text("displayName"));
        Assert.Equal("2026-03-02", person.Text("enrolledOn"));
    }

    [Fact]
    public async Task The_day_is_that_of_the_site()
    {
        var affiliate = await app.AnAffiliate(timeZone: "Pacific/Auckland");
        var id = await affiliate.ACohort(people: 1);

        var person = (await affiliate.Director.Get($"/cohorts/{id}")).GetProperty("people")[0];

        // Nine in the morning in Greenwich is ten at night in Auckland: the same day, and three hours later the next.
        Assert.Equal("2026-03-02", person.Text("enrolledOn"));
        var site = await app.Query(affiliate.OrganizationId, db => db.Sites.SingleAsync(Cancel));
        Assert.Equal(Day.Of("2026-03-03"), site.Today(app.Clock.GetUtcNow().AddHours(3)));
    }

    [Fact]
    public async Task A_repeated_request_enrolls_once()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var first = await affiliate.Director.Post($"/cohorts/{id}/people", Ines, version: 1, key: "enroll-once");
        var second = await affiliate.Director.Post($"/cohorts/{id}/people", Ines, version: 1, key: "enroll-once");

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal((await first.Read()).Text("participantId"), (await second.Read()).Text("participantId"));
        Assert.Equal(1, (await affiliate.Director.Get($"/cohorts/{id}")).GetProperty("people").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_is_in_a_group_twice()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();
        var participantId = app.NewId();
        var person = new { participantId, givenName = "Ada", familyName = "Bell" };
        (await affiliate.Director.Post($"/cohorts/{id}/people", person, version: 1)).EnsureSuccessStatusCode();

        var again = await affiliate.Director.Post($"/cohorts/{id}/people", person, version: 2);

        await again.Refused(HttpStatusCode.Conflict, "cohort.already-enrolled");
    }

    [Fact]
    public async Task Who_was_in_a_group_here_may_join_another_and_is_the_same_person()
    {
        var affiliate = await app.AnAffiliate();
        var (first, second) = (await affiliate.ACohort(), await affiliate.ACohort());
        var participantId = app.NewId();
        var person = new { participantId, givenName = "Ada", familyName = "Bell" };
        (await affiliate.Director.Post($"/cohorts/{first}/people", person, version: 1)).EnsureSuccessStatusCode();

        var joined = await affiliate.Director.Post(
            $"/cohorts/{second}/people", new { participantId, givenName = "Other", familyName = "Name" }, version: 1);

        Assert.Equal(HttpStatusCode.Created, joined.StatusCode);
        Assert.Equal(
            "Ada B.", (await affiliate.Director.Get($"/cohorts/{second}")).GetProperty("people")[0].Text("displayName"));
    }

    [Fact]
    public async Task Who_is_known_only_at_another_site_is_not_found()
    {
        var affiliate = await app.AnAffiliate();
        var otherSite = app.NewId();
        await app.Deliver(affiliate.Site(otherSite, "Oak Avenue"));
        var (here, there) = (await affiliate.ACohort(), await affiliate.ACohort(site: otherSite));
        var person = new { participantId = app.NewId(), givenName = "Ada", familyName = "Bell" };
        (await affiliate.Director.Post($"/cohorts/{there}/people", person, version: 1)).EnsureSuccessStatusCode();

        var response = await affiliate.DirectorAt(affiliate.SiteId).Post($"/cohorts/{here}/people", person, version: 1);

        await response.Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 1);

        var stale = await affiliate.Director.Post($"/cohorts/{id}/people", Ines, version: 1);
        var blind = await affiliate.Director.Post($"/cohorts/{id}/people", Ines);

        Assert.Equal(["2"], await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale"));
        await blind.Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_succeeds()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var responses = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => affiliate.Director.Post($"/cohorts/{id}/people", Ines, version: 1)));

        Assert.Single(responses, response => response.StatusCode is HttpStatusCode.Created);
        Assert.Equal(7, responses.Count(response => response.StatusCode is HttpStatusCode.PreconditionFailed));
        Assert.Equal(1, await app.Query(affiliate.OrganizationId, db => db.Participants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_name_has_a_limit_and_is_one_line()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        foreach (var wrong in new[] { new string('x', 101), "", " ", "two\nlines", "nul\0" })
        {
            var response = await affiliate.Director.Post(
                $"/cohorts/{id}/people", new { givenName = wrong, familyName = "Bell" }, version: 1);
            Assert.Equal("GivenName", Assert.Single(await response.Malformed()), ignoreCase: true);
        }
    }
}
