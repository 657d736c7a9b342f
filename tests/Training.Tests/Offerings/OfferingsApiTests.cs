using System.Net;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Offerings;

public sealed class OfferingsApiTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Is_published_once_and_stands_in_the_catalog_from_then_on()
    {
        var offering = await app.ADraft();
        Assert.Equal(HttpStatusCode.NotFound, (await InCatalog(offering)).StatusCode);

        await app.Publish(offering);

        Assert.Equal(HttpStatusCode.OK, (await InCatalog(offering)).StatusCode);
        var again = await app.TrainingStaff().Post($"/training/offerings/{offering}/publication", new { }, ifMatch: "\"v2\"");
        Assert.Equal((HttpStatusCode.Conflict, "offering.already-published"), (again.StatusCode, await again.Code()));
    }

    [Fact]
    public async Task Is_not_published_without_a_session()
    {
        var offering = await app.ADraft();
        foreach (var session in await app.SessionsOf(offering)) (await app.CancelSession(session)).EnsureSuccessStatusCode();

        var response = await app.TrainingStaff().Post($"/training/offerings/{offering}/publication", new { }, ifMatch: "\"v1\"");

        Assert.Equal("offering.no-sessions", await response.Code());
    }

    [Fact]
    public async Task Its_text_is_changed_whole_and_by_one_at_a_time()
    {
        var offering = await app.ADraft();

        var response = await app.TrainingStaff().Put($"/training/offerings/{offering}", Given.AText("Supervising peer workers"), "\"v1\"");
        var second = await app.TrainingStaff().Put($"/training/offerings/{offering}", Given.AText(), "\"v1\"");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (second.StatusCode, await second.Code()));
        var read = await app.TrainingStaff().Get($"/training/offerings/{offering}");
        Assert.Equal(
            ("Supervising peer workers", "workshop"),
            (read.GetProperty("text").GetProperty("title").GetString(), read.GetProperty("text").GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("contactEmail", "nobody")]
    [InlineData("contactEmail", "Robin <robin@example.org>")]
    [InlineData("language", "fr")]
    [InlineData("kind", "astronautics")]
    [InlineData("title", "Two\nlines")]
    [InlineData("title", "")]
    public async Task Takes_only_what_it_can_read(string field, string value)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Given.AText())!.AsObject();
        body[field] = value;

        var response = await app.TrainingStaff().Put($"/training/offerings/{await app.ADraft()}", body, "\"v1\"");

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task Lists_drafts_and_published_ones_the_newest_first()
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var published = await app.APublishedOffering();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var draft = await app.ADraft();

        var all = await app.TrainingStaff().Get("/training/offerings?take=2");
        var drafts = await app.TrainingStaff().Get("/training/offerings?state=draft&take=1");

        Assert.Equal([draft, published], all.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
        Assert.Equal(draft, drafts.First().GetProperty("id").GetGuid());
        Assert.Equal((3, "2026-04-02T18:00:00+00:00"), (all.First().GetProperty("sessions").GetInt32(), all.First().GetProperty("nextAt").GetString()));
    }

    private Task<HttpResponseMessage> InCatalog(Guid offering) =>
        app.CreateAnonymousClient().GetAsync($"/training/catalog/{offering}", TestContext.Current.CancellationToken);
}
