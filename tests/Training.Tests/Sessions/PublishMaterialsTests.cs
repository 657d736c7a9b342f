using System.Net;
using System.Text.Json;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Tests.Attendance;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Sessions;

public sealed class PublishMaterialsTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private const string Slides = "https://files.example.org/slides/1.pdf";
    private const string Recording = "https://video.example.org/rec/1?lang=en";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_had_a_place_finds_slides_and_recording_beside_what_is_recorded_of_them()
    {
        var session = await PastSession.Over(app);
        (await session.Record("Ana Sol", new { state = "present", minutes = 80 })).EnsureSuccessStatusCode();
        var people = (await app.Director(session.Organization).Get("/training/attendance")).GetProperty("items");
        var (ana, ben) = (people[0].GetProperty("personId").GetGuid(), people[1].GetProperty("personId").GetGuid());

        (await Publish(session.Id, Slides, Recording)).EnsureSuccessStatusCode();

        var mine = Assert.Single((await Past(session.Organization, ana)).GetProperty("items").EnumerateArray());
        Assert.Equal((Slides, Recording), (mine.GetProperty("slidesLink").GetString(), mine.GetProperty("recordingLink").GetString()));
        Assert.Equal(("present", 80), (mine.GetProperty("attendance").GetString(), mine.GetProperty("minutes").GetInt32()));
        var bens = (await Past(session.Organization, ben)).First();
        Assert.Equal(("notRecorded", Slides), (bens.GetProperty("attendance").GetString(), bens.GetProperty("slidesLink").GetString()));
        Assert.Empty((await Past(session.Organization, app.NewId())).GetProperty("items").EnumerateArray());
        Assert.Equal(Slides, (await app.TrainingStaff().Get($"/training/sessions/{session.Id}")).GetProperty("slidesLink").GetString());
        var catalog = await app.CreateAnonymousClient().GetStringAsync($"/training/catalog/{session.Offering}", Cancel);
        Assert.DoesNotContain("files.example.org", catalog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_can_be_taken_back()
    {
        var session = await PastSession.Over(app);
        await Publish(session.Id, Slides, Recording);

        (await Publish(session.Id, Slides, null)).EnsureSuccessStatusCode();

        var now = await app.TrainingStaff().Get($"/training/sessions/{session.Id}");
        Assert.Equal((Slides, JsonValueKind.Null), (now.GetProperty("slidesLink").GetString(), now.GetProperty("recordingLink").ValueKind));
    }

    [Fact]
    public async Task Before_it_is_over_and_for_one_that_was_cancelled_there_are_none()
    {
        var session = await PastSession.Over(app);
        var next = (await app.SessionsOf(session.Offering))[1];

        Assert.Equal("session.not-over", await (await Publish(next, Slides, null)).Code());
        (await app.CancelSession(next)).EnsureSuccessStatusCode();
        Assert.Equal("session.cancelled", await (await Publish(next, Slides, null)).Code());
    }

    [Theory]
    [InlineData("http://files.example.org/1.pdf")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://somebody:secret@files.example.org/1.pdf")]
    [InlineData("slides.pdf")]
    public async Task Takes_addresses_that_a_browser_may_follow_and_no_others(string link)
    {
        var session = await PastSession.Over(app);

        Assert.Equal(HttpStatusCode.BadRequest, (await Publish(session.Id, link, null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Publish(session.Id, null, link)).StatusCode);
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so_and_what_is_not_there_is_not_found()
    {
        var session = await PastSession.Over(app);
        var seen = await app.VersionOf($"/training/sessions/{session.Id}");
        (await Publish(session.Id, Slides, null, seen)).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Publish(session.Id, null, Recording, seen)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Publish(app.NewId(), Slides, null, seen)).StatusCode);
    }

    private async Task<HttpResponseMessage> Publish(Guid session, string? slidesLink, string? recordingLink, string? version = null) =>
        await app.TrainingStaff().Put(
            $"/training/sessions/{session}/materials",
            new { slidesLink, recordingLink },
            version ?? await app.VersionOf($"/training/sessions/{session}"));

    private Task<JsonElement> Past(Guid organization, Guid person) => app
        .CreateClient(TestCaller.In(organization, Roles.PeerLifeCoach) with { PersonId = person })
        .Get("/training/enrollments/mine/past");
}
