using System.Net;
using Platform.Contracts.Training;
using Platform.Testing;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Enrollments;

public sealed class CancelEnrollmentTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_place_goes_at_once_to_whoever_has_waited_longest_also_in_another_organization()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var (offering, session) = await app.ASession(places: 1);
        var mine = (await app.Enroll(app.Director(here), offering, [await app.AColleague(here, "Ana Sol")], session))[0];
        var first = (await app.Enroll(app.Director(there), offering, [await app.AColleague(there, "Ben Ortiz")], session, wait: true))[0];
        await app.Enroll(app.Director(here), offering, [await app.AColleague(here, "Cy Young")], session, wait: true);

        (await app.Director(here).CancelEnrollment(mine)).EnsureSuccessStatusCode();

        // Decided in that transaction: nobody else can take it before the other organisation hears of it.
        Assert.Equal(1, await app.TakenIn(session));
        await Eventually.Equal("Ben Ortiz: enrolled, Cy Young: waiting", () => app.ListOf(session));
        Assert.True(await app.Bus.Published.Any<PlaceGiven>(
            m => m.Context.Message.EnrollmentId == first && m.Context.Message.OrganizationId == there, Cancel));
    }

    [Fact]
    public async Task News_of_a_place_that_come_twice_or_after_a_cancellation_change_nothing()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession(places: 1);
        await app.Enroll(app.Director(organization), offering, [await app.AColleague(organization, "Ana Sol")], session);
        var waiting = (await app.Enroll(
            app.Director(organization), offering, [await app.AColleague(organization, "Ben Ortiz")], session, wait: true))[0];
        (await app.Director(organization).CancelEnrollment(waiting)).EnsureSuccessStatusCode();
        var given = new PlaceGiven(organization, waiting, session, 1, app.Clock.GetUtcNow());

        var message = await app.Deliver(given);
        await app.Deliver(given, message);

        Assert.Equal([("Ana Sol", "enrolled")], await app.PeopleOf(session));
        Assert.Equal(1, await app.TakenIn(session));
    }

    [Fact]
    public async Task Who_waited_leaves_the_line_and_frees_no_place()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession(places: 1);
        var people = new[] { await app.AColleague(organization, "Ana Sol"), await app.AColleague(organization, "Ben Ortiz") };
        var made = await app.Enroll(app.Director(organization), offering, people, session, wait: true);

        (await app.Director(organization).CancelEnrollment(made[1])).EnsureSuccessStatusCode();

        Assert.Equal(1, await app.TakenIn(session));
        var seen = await app.TrainingStaff().Get($"/training/sessions/{session}");
        Assert.Equal(0, seen.GetProperty("waiting").GetInt32());
    }

    [Fact]
    public async Task Is_refused_once_the_session_has_begun_and_the_second_time()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession();
        var people = new[] { await app.AColleague(organization, "Ana Sol"), await app.AColleague(organization, "Ben Ortiz") };
        var made = await app.Enroll(app.Director(organization), offering, people, session);
        (await app.Director(organization).CancelEnrollment(made[1])).EnsureSuccessStatusCode();

        Assert.Equal("enrollment.already-cancelled", await (await app.Director(organization).CancelEnrollment(made[1])).Code());
        var before = app.Clock.GetUtcNow();
        app.Clock.MoveTo(DateTimeOffset.Parse("2026-04-02T18:00Z", null));
        try
        {
            Assert.Equal("session.begun", await (await app.Director(organization).CancelEnrollment(made[0])).Code());
        }
        finally
        {
            app.Clock.MoveTo(before);
        }
    }

    [Fact]
    public async Task Who_was_cancelled_can_be_enrolled_again()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession();
        var person = await app.AColleague(organization, "Ana Sol");
        var made = await app.Enroll(app.Director(organization), offering, [person], session);
        (await app.Director(organization).CancelEnrollment(made[0])).EnsureSuccessStatusCode();

        await app.Enroll(app.Director(organization), offering, [person], session);

        Assert.Equal(1, await app.TakenIn(session));
    }

    [Fact]
    public async Task Another_organizations_and_another_sites_are_not_found()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var (elm, oak) = (await app.ASite(here), await app.ASite(here, "Oak Street"));
        var (offering, session) = await app.ASession();
        var made = await app.Enroll(app.Director(here), offering, [await app.AColleague(here, "Ana Sol", null, elm)], session);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Director(there).CancelEnrollment(made[0])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Director(here, oak).CancelEnrollment(made[0])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Director(here, elm).CancelEnrollment(made[0])).StatusCode);
    }

    [Fact]
    public async Task The_second_of_two_who_cancel_is_told_that_it_changed()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession();
        var made = await app.Enroll(app.Director(organization), offering, [await app.AColleague(organization, "Ana Sol")], session);
        var path = $"/training/enrollments/{made[0]}/cancellation";

        (await app.TrainingStaff().Post(path, new { }, ifMatch: "\"v1\"")).EnsureSuccessStatusCode();
        var second = await app.Director(organization).Post(path, new { }, ifMatch: "\"v1\"");

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (second.StatusCode, await second.Code()));
    }

    [Fact]
    public async Task More_places_let_in_who_has_waited_longest()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession(places: 1);
        Guid[] people =
        [
            await app.AColleague(organization, "Ana Sol"),
            await app.AColleague(organization, "Ben Ortiz"),
            await app.AColleague(organization, "Cy Young"),
        ];
        await app.Enroll(app.Director(organization), offering, people, session, wait: true);

        (await app.Change(session, Given.AChange(2))).EnsureSuccessStatusCode();

        await Eventually.Equal(
            "Ana Sol: enrolled, Ben Ortiz: enrolled, Cy Young: waiting", () => app.ListOf(session));
        Assert.Equal("session.fewer-than-taken", await (await app.Change(session, Given.AChange(1))).Code());
    }
}
