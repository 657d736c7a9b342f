using System.Net;
using System.Text.Json;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Enrollments;

public sealed class EnrollStaffTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task A_director_enrolls_several_people_in_all_sessions_to_come()
    {
        var organization = await app.AnOrganization();
        var people = new[] { await app.AColleague(organization, "Ana Sol"), await app.AColleague(organization, "Ben Ortiz") };
        var offering = await app.APublishedOffering();

        var made = await app.Enroll(app.Director(organization), offering, people);

        Assert.Equal(6, made.Length);
        foreach (var session in await app.SessionsOf(offering))
        {
            Assert.Equal([("Ana Sol", "enrolled"), ("Ben Ortiz", "enrolled")], await app.PeopleOf(session));
            Assert.Equal(2, await app.TakenIn(session));
        }
    }

    [Fact]
    public async Task Those_who_are_in_already_stay_as_they_are()
    {
        var organization = await app.AnOrganization();
        var (ana, ben) = (await app.AColleague(organization, "Ana Sol"), await app.AColleague(organization, "Ben Ortiz"));
        var (offering, session) = await app.ASession();
        await app.Enroll(app.Director(organization), offering, [ana], session);

        var made = await app.Enroll(app.Director(organization), offering, [ana, ben], session);
        var nobody = await app.Director(organization).TryEnroll(offering, [ana, ben], session);

        Assert.Single(made);
        Assert.Equal(2, await app.TakenIn(session));
        Assert.Equal("enrollment.nobody-new", await nobody.Code());
    }

    [Fact]
    public async Task Of_two_directors_who_want_the_last_place_one_gets_it_and_the_other_may_wait()
    {
        var (offering, session) = await app.ASession(places: 1);
        var here = await app.AnOrganization();
        var there = await app.AnOrganization();
        var (ana, ben) = (await app.AColleague(here, "Ana Sol"), await app.AColleague(there, "Ben Ortiz"));

        var responses = await Task.WhenAll(
            app.Director(here).TryEnroll(offering, [ana], session),
            app.Director(there).TryEnroll(offering, [ben], session));

        Assert.Single(responses, response => response.IsSuccessStatusCode);
        var refused = Assert.Single(responses, response => !response.IsSuccessStatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "session.full"), (refused.StatusCode, await refused.Code()));
        Assert.Equal(1, await app.TakenIn(session));

        var (organization, person) = responses[0].IsSuccessStatusCode ? (there, ben) : (here, ana);
        var waiting = await app.Director(organization).TryEnroll(offering, [person], session, wait: true);

        Assert.True((await waiting.Read()).GetProperty("enrollments")[0].GetProperty("waiting").GetBoolean());
        Assert.Equal(1, await app.TakenIn(session));
        Assert.Equal(["enrolled", "waiting"], (await app.PeopleOf(session)).Select(known => known.State).Order());
    }

    [Fact]
    public async Task Of_many_at_one_moment_as_many_get_in_as_there_are_places()
    {
        var (offering, session) = await app.ASession(places: 3);
        var organization = await app.AnOrganization();
        List<Guid> people = [];
        foreach (var number in Enumerable.Range(1, 8)) people.Add(await app.AColleague(organization, $"Person {number}"));

        var responses = await Task.WhenAll(people.Select(person => app.Director(organization).TryEnroll(offering, [person], session)));

        Assert.Equal(3, responses.Count(response => response.IsSuccessStatusCode));
        Assert.Equal(3, await app.TakenIn(session));
    }

    [Fact]
    public async Task Fewer_places_than_people_enroll_nobody_or_some_and_let_the_others_wait()
    {
        var (offering, session) = await app.ASession(places: 1);
        var organization = await app.AnOrganization();
        var people = new[] { await app.AColleague(organization, "Ana Sol"), await app.AColleague(organization, "Ben Ortiz") };

        var refused = await app.Director(organization).TryEnroll(offering, people, session);

        Assert.Equal("session.too-few-places", await refused.Code());
        Assert.Equal(0, await app.TakenIn(session));
        await app.Enroll(app.Director(organization), offering, people, session, wait: true);
        Assert.Equal([("Ana Sol", "enrolled"), ("Ben Ortiz", "waiting")], await app.PeopleOf(session));
    }

    [Fact]
    public async Task A_refusal_in_one_session_enrolls_in_none()
    {
        var offering = await app.APublishedOffering();
        var sessions = await app.SessionsOf(offering);
        (await app.Change(sessions[2], Given.AChange(1))).EnsureSuccessStatusCode();
        var organization = await app.AnOrganization();
        await app.Enroll(app.Director(organization), offering, [await app.AColleague(organization, "Ana Sol")], sessions[2]);

        var response = await app.Director(organization).TryEnroll(offering, [await app.AColleague(organization, "Ben Ortiz")]);

        Assert.Equal("session.full", await response.Code());
        Assert.Equal(
            (0, 0, 1), (await app.TakenIn(sessions[0]), await app.TakenIn(sessions[1]), await app.TakenIn(sessions[2])));
    }

    [Fact]
    public async Task A_director_of_one_site_enrolls_those_who_work_there_and_nobody_else()
    {
        var organization = await app.AnOrganization();
        var (elm, oak) = (await app.ASite(organization), await app.ASite(organization, "Oak Street"));
        var here = await app.AColleague(organization, "Ana Sol", null, elm);
        var there = await app.AColleague(organization, "Ben Ortiz", null, oak);
        var everywhere = await app.AColleague(organization, "Cy Young");
        var offering = await app.APublishedOffering();
        var director = app.Director(organization, elm);

        var refused = await director.TryEnroll(offering, [there]);
        var staff = await director.Get("/training/staff");

        Assert.Equal("enrollment.person-unknown", await refused.Code());
        Assert.Equal(["Ana Sol", "Cy Young"], staff.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("name").GetString()));
        Assert.Equal(6, (await app.Enroll(director, offering, [here, everywhere])).Length);
    }

    [Fact]
    public async Task Another_organizations_people_are_unknown_and_the_organization_is_not_found()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var stranger = await app.AColleague(there, "Ben Ortiz");
        var offering = await app.APublishedOffering();

        Assert.Equal("enrollment.person-unknown", await (await app.Director(here).TryEnroll(offering, [stranger])).Code());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Director(here).TryEnroll(offering, [stranger], organization: there)).StatusCode);
    }

    [Fact]
    public async Task Training_staff_enroll_anybodys_people_also_once_it_has_begun()
    {
        var organization = await app.AnOrganization();
        var person = await app.AColleague(organization, "Ana Sol");
        var offering = await app.ADraft(dates: new[] { new { number = 1, on = "2026-02-26" } });
        await app.Publish(offering);
        var session = (await app.SessionsOf(offering))[0];

        var refused = await app.Director(organization).TryEnroll(offering, [person], session);
        var response = await app.TrainingStaff().TryEnroll(offering, [person], session, organization: organization);

        Assert.Equal("session.begun", await refused.Code());
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal([("Ana Sol", "enrolled")], await app.PeopleOf(session));
    }

    [Fact]
    public async Task A_cancelled_session_takes_nobody()
    {
        var organization = await app.AnOrganization();
        var person = await app.AColleague(organization, "Ana Sol");
        var (offering, session) = await app.ASession();
        (await app.CancelSession(session)).EnsureSuccessStatusCode();

        Assert.Equal("session.cancelled", await (await app.Director(organization).TryEnroll(offering, [person], session)).Code());
    }

    [Fact]
    public async Task A_draft_is_not_found_by_directors_and_refused_to_training_staff()
    {
        var organization = await app.AnOrganization();
        var person = await app.AColleague(organization, "Ana Sol");
        var draft = await app.ADraft();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Director(organization).TryEnroll(draft, [person])).StatusCode);
        Assert.Equal(
            "offering.not-published",
            await (await app.TrainingStaff().TryEnroll(draft, [person], organization: organization)).Code());
    }

    [Fact]
    public async Task An_offering_with_nothing_to_come_takes_nobody()
    {
        var organization = await app.AnOrganization();
        var offering = await app.APublishedOffering();
        foreach (var session in await app.SessionsOf(offering)) (await app.CancelSession(session)).EnsureSuccessStatusCode();

        var response = await app.Director(organization).TryEnroll(offering, [await app.AColleague(organization, "Ana Sol")]);

        Assert.Equal("offering.nothing-to-come", await response.Code());
    }

    [Fact]
    public async Task A_session_of_another_offering_is_not_found()
    {
        var organization = await app.AnOrganization();
        var (offering, (_, session)) = (await app.APublishedOffering(), await app.ASession());

        var response = await app.Director(organization).TryEnroll(offering, [await app.AColleague(organization, "Ana Sol")], session);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Who_has_left_is_not_enrolled()
    {
        var organization = await app.AnOrganization();
        var joined = app.Membership(organization, app.NewId());
        await app.Deliver(joined);
        await app.Deliver(joined with { Active = false, Version = 2 });

        var response = await app.Director(organization).TryEnroll(await app.APublishedOffering(), [joined.PersonId]);

        Assert.Equal("enrollment.person-unknown", await response.Code());
    }

    [Fact]
    public async Task Happens_once_under_one_key()
    {
        var organization = await app.AnOrganization();
        var person = await app.AColleague(organization, "Ana Sol");
        var (offering, session) = await app.ASession();
        var (director, key) = (app.Director(organization), $"{app.NewId()}");

        var first = await director.TryEnroll(offering, [person], session, key: key);
        var again = await director.TryEnroll(offering, [person], session, key: key);

        Assert.Equal(IdIn(await first.Read()), IdIn(await again.Read()));
        Assert.Equal(1, await app.TakenIn(session));
    }

    [Theory]
    [InlineData("""{"personIds":["{0}"]}""")]
    [InlineData("""{"offeringId":"{0}","personIds":[]}""")]
    [InlineData("""{"offeringId":"{0}"}""")]
    [InlineData("not JSON")]
    public async Task Takes_only_what_it_can_read(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/training/enrollments")
        {
            Content = new StringContent(body.Replace("{0}", $"{app.NewId()}", StringComparison.Ordinal), null, "application/json"),
            Headers = { { "Idempotency-Key", $"{app.NewId()}" } },
        };

        var response = await app.Director(await app.AnOrganization()).SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task A_coach_sees_own_sessions_with_the_link_and_enrolls_nobody()
    {
        var organization = await app.AnOrganization();
        var coach = TestCaller.In(organization, Roles.PeerLifeCoach);
        await app.Deliver(app.Membership(organization, coach.PersonId));
        var (offering, session) = await app.ASession();
        (await app.Change(session, Given.AChange(joinLink: "https://meet.example.org/abc"))).EnsureSuccessStatusCode();
        await app.Enroll(app.Director(organization), offering, [coach.PersonId], session);

        var mine = await app.CreateClient(coach).Get("/training/enrollments/mine");
        var others = await app.CreateClient(TestCaller.In(organization, Roles.PeerLifeCoach)).Get("/training/enrollments/mine");
        var catalog = await app.CreateAnonymousClient().GetStringAsync($"/training/catalog/{offering}", TestContext.Current.CancellationToken);

        Assert.Equal("https://meet.example.org/abc", mine.First().GetProperty("joinLink").GetString());
        Assert.Empty(others.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain("meet.example.org", catalog, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.CreateClient(coach).TryEnroll(offering, [coach.PersonId])).StatusCode);
    }

    private static Guid IdIn(JsonElement answer) => answer.GetProperty("enrollments")[0].GetProperty("id").GetGuid();
}
