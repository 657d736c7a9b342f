using System.Net;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Enrollments;

public sealed class EnrollGuestTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Who_walks_in_stands_on_the_roster_with_where_they_are_from()
    {
        await app.Deliver(new Contracts.Directory.OrganizationRegistered(
            app.Centre, "The national centre", "national-centre", 1, app.Clock.GetUtcNow()));
        var (_, session) = await app.ASession();

        var response = await Post(session, new { name = " Pat Guest ", email = "Pat@Example.org", affiliation = "Prairie Crossing" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var person = (await app.TrainingStaff().Get($"/training/sessions/{session}/people")).First();
        Assert.Equal(
            ("Pat Guest", "pat@example.org", "Prairie Crossing", app.Centre),
            (person.GetProperty("name").GetString(), person.GetProperty("email").GetString(), person.GetProperty("affiliation").GetString(), person.GetProperty("organizationId").GetGuid()));
    }

    [Fact]
    public async Task A_guest_of_an_organization_is_seen_by_its_director_and_by_no_other()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var (_, session) = await app.ASession();

        (await Post(session, new { name = "Pat Guest", organizationId = here })).EnsureSuccessStatusCode();

        Assert.Equal("Pat Guest", (await app.Director(here).Get($"/training/sessions/{session}/people")).First().GetProperty("name").GetString());
        Assert.Empty((await app.Director(there).Get($"/training/sessions/{session}/people")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_same_address_is_not_enrolled_twice_nor_without_a_place()
    {
        var organization = await app.AnOrganization();
        var (_, session) = await app.ASession(places: 1);
        var guest = new { name = "Pat Guest", email = "pat@example.org", organizationId = organization };
        (await Post(session, guest)).EnsureSuccessStatusCode();

        Assert.Equal("session.full", await (await Post(session, guest)).Code());
        Assert.Equal("enrollment.already", await (await Post(session, new { guest.name, guest.email, guest.organizationId, waitIfFull = true })).Code());
        Assert.Equal(1, await app.TakenIn(session));
    }

    [Fact]
    public async Task An_unknown_organization_and_a_draft_are_refused_and_no_session_is_not_found()
    {
        var (_, session) = await app.ASession();
        var draft = (await app.SessionsOf(await app.ADraft()))[0];

        Assert.Equal("enrollment.organization-unknown", await (await Post(session, new { name = "Pat", organizationId = app.NewId() })).Code());
        Assert.Equal("offering.not-published", await (await Post(draft, new { name = "Pat" })).Code());
        Assert.Equal(HttpStatusCode.NotFound, (await Post(app.NewId(), new { name = "Pat" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(session, new { name = "" })).StatusCode);
    }

    private Task<HttpResponseMessage> Post(Guid session, object guest) =>
        app.TrainingStaff().Post($"/training/sessions/{session}/guests", guest);
}
