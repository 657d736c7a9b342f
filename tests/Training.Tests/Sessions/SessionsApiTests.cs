using System.Net;
using System.Text.Json;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Sessions;

public sealed class SessionsApiTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_more_session_is_planned_and_no_number_twice()
    {
        var offering = await app.APublishedOffering();

        var response = await app.TrainingStaff().Post($"/training/offerings/{offering}/sessions", Given.ASession());
        var again = await app.TrainingStaff().Post($"/training/offerings/{offering}/sessions", Given.ASession());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("session.number-taken", await again.Code());
        var session = await Read((await response.Read()).GetProperty("id").GetGuid());
        Assert.Equal((4, 24, 0), (session.GetProperty("number").GetInt32(), session.GetProperty("capacity").GetInt32(), session.GetProperty("taken").GetInt32()));
        Assert.Equal("Robin Vale", session.GetProperty("text").GetProperty("presenters")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("number", "0")]
    [InlineData("minutes", "2")]
    [InlineData("capacity", "0")]
    [InlineData("joinLink", "\"http://meet.example.org\"")]
    [InlineData("joinLink", "\"javascript:alert(1)\"")]
    [InlineData("text", """{"objectives":[],"agenda":[],"citations":[],"presenters":[{"name":""}]}""")]
    [InlineData("text", """{"objectives":["Two\nlines"],"agenda":[],"citations":[],"presenters":[]}""")]
    [InlineData("text", "{}")]
    [InlineData("on", "\"soon\"")]
    [InlineData("at", "\"25:00\"")]
    public async Task Takes_only_what_it_can_read(string field, string value)
    {
        var body = JsonSerializer.SerializeToNode(Given.ASession(9))!.AsObject();
        body[field] = System.Text.Json.Nodes.JsonNode.Parse(value);

        var response = await app.TrainingStaff().Post($"/training/offerings/{await app.ADraft()}/sessions", body);

        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task A_session_of_no_offering_and_an_unknown_one_are_not_found()
    {
        var nowhere = app.NewId();

        Assert.Equal(HttpStatusCode.NotFound, (await app.TrainingStaff().Post($"/training/offerings/{nowhere}/sessions", Given.ASession())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.TrainingStaff().GetAsync($"/training/sessions/{nowhere}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.TrainingStaff().Post($"/training/sessions/{nowhere}/move", Given.AMove(), ifMatch: "\"v1\"")).StatusCode);
    }

    [Fact]
    public async Task A_move_changes_its_time_and_raises_its_version()
    {
        var (_, session) = await app.ASession();

        var response = await app.Move(session, Given.AMove("2026-04-09", "15:00", "America/Chicago"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"v2\"", response.Headers.ETag!.ToString());
        Assert.Equal(
            DateTimeOffset.Parse("2026-04-09T20:00Z", null), (await Read(session)).GetProperty("when").GetProperty("instant").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_second_of_two_who_move_it_is_told_that_it_changed()
    {
        var (_, session) = await app.ASession();
        (await app.Move(session, Given.AMove())).EnsureSuccessStatusCode();

        var second = await app.TrainingStaff().Post($"/training/sessions/{session}/move", Given.AMove("2026-04-16"), ifMatch: "\"v1\"");

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (second.StatusCode, await second.Code()));
    }

    [Theory]
    [InlineData("2026-02-26", "America/New_York", "session.in-the-past")]
    [InlineData("2026-04-09", "EST", "session.time-zone-unknown")]
    public async Task Is_not_moved_into_the_past_or_to_no_zone(string on, string zone, string code)
    {
        var (_, session) = await app.ASession();

        Assert.Equal(code, await (await app.Move(session, Given.AMove(on, zone: zone))).Code());
    }

    [Fact]
    public async Task What_has_begun_is_neither_moved_nor_cancelled()
    {
        var offering = await app.ADraft(dates: new[] { new { number = 1, on = "2026-02-26" } });
        var session = (await app.SessionsOf(offering))[0];

        Assert.Equal("session.begun", await (await app.Move(session, Given.AMove())).Code());
        Assert.Equal("session.begun", await (await app.CancelSession(session)).Code());
    }

    [Fact]
    public async Task Is_cancelled_once_and_for_good()
    {
        var (_, session) = await app.ASession();

        (await app.CancelSession(session, "The presenter is ill")).EnsureSuccessStatusCode();

        var cancelled = await Read(session);
        Assert.Equal(("cancelled", "The presenter is ill"), (cancelled.GetProperty("state").GetString(), cancelled.GetProperty("cancelReason").GetString()));
        Assert.Equal("session.cancelled", await (await app.CancelSession(session)).Code());
        Assert.Equal("session.cancelled", await (await app.Move(session, Given.AMove())).Code());
        Assert.Equal("session.cancelled", await (await app.Change(session, Given.AChange())).Code());
    }

    [Fact]
    public async Task Lists_what_is_to_come_in_published_offerings_page_by_page()
    {
        var from = "2031-01-01T00:00:00Z";
        var draft = await app.ADraft(dates: new[] { new { number = 1, on = "2031-01-05" } });
        var offering = await app.ADraft(dates: new object[] { new { number = 1, on = "2031-01-06" }, new { number = 2, on = "2031-01-07" }, new { number = 3, on = "2031-02-06" } });
        await app.Publish(offering);

        var first = await app.TrainingStaff().Get($"/training/sessions?from={from}&until=2031-02-01T00:00:00Z&take=1");
        var second = await app.TrainingStaff().Get($"/training/sessions?from={from}&until=2031-02-01T00:00:00Z&take=1&after={first.GetProperty("next").GetString()}");

        Assert.Equal((1, "2031-01-06"), (first.First().GetProperty("number").GetInt32(), first.First().GetProperty("when").GetProperty("on").GetString()));
        Assert.Equal(2, second.First().GetProperty("number").GetInt32());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.DoesNotContain($"{draft}", first.GetRawText() + second.GetRawText(), StringComparison.Ordinal);
    }

    private Task<JsonElement> Read(Guid session) => app.TrainingStaff().Get($"/training/sessions/{session}");
}
