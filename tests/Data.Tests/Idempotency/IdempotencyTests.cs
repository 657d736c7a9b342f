using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Sample.Gardens;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Data.Tests.Idempotency;

public sealed class IdempotencyTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly Guid _organization = app.NewId();
    private HttpClient? _http;

    private HttpClient Http => _http ??= app.CreateClient(TestCaller.In(_organization, Roles.ProgramDirector));

    [Fact]
    public async Task A_repeated_command_gets_the_first_answer_and_changes_nothing()
    {
        var first = await Open("key", "Elm");
        var second = await Open("key", "Elm");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(
            await first.Content.ReadFromJsonAsync<OpenGarden.Response>(Cancel),
            await second.Content.ReadFromJsonAsync<OpenGarden.Response>(Cancel));
        Assert.Equal(1, await Gardens());
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused()
    {
        await Open("key", "Elm");

        var refused = await Open("key", "Oak");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("idempotency.other-request", await Code(refused));
        Assert.Equal(1, await Gardens());
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_key()
    {
        await Open("key", "Elm");
        var colleague = app.CreateClient(TestCaller.In(_organization, Roles.ProgramDirector));

        var opened = await Open("key", "Elm", colleague);

        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal(2, await Gardens());
    }

    [Theory]
    [InlineData(null, "idempotency.key-missing")]
    [InlineData("with blank", "idempotency.key-unreadable")]
    public async Task A_command_without_a_readable_key_is_refused(string? key, string code)
    {
        var refused = await Open(key, "Elm");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, await Code(refused));
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        var refused = await Open(new string('k', 101), "Elm");

        Assert.Equal("idempotency.key-unreadable", await Code(refused));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_done_and_the_others_get_its_answer_or_are_told_to_wait()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Open("key", "Elm")));

        Assert.Equal(1, await Gardens());
        Assert.All(answers, answer => Assert.True(
            answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{answer.StatusCode}"));
        Assert.Single(answers
            .Where(answer => answer.StatusCode is HttpStatusCode.Created)
            .Select(answer => answer.Headers.Location)
            .Distinct());
        foreach (var busy in answers.Where(answer => answer.StatusCode is HttpStatusCode.Conflict))
            Assert.Equal("idempotency.busy", await Code(busy));
    }

    [Fact]
    public async Task A_refused_command_is_not_remembered()
    {
        var id = await app.AGarden(_organization);
        await Close(id, 1);

        var refused = await Dig(id, "key", 2);
        await app.Query(_organization, db => db.Gardens.ExecuteUpdateAsync(set => set
            .SetProperty(garden => garden.IsClosed, false), Cancel));
        var done = await Dig(id, "key", 2);

        Assert.Equal("garden.closed", await Code(refused));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    [Fact]
    public async Task A_command_on_what_is_not_there_is_not_remembered()
    {
        var answer = await Dig(app.NewId(), "key", 1);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await Remembered());
    }

    [Theory]
    [InlineData("""{"name": ""}""")]
    [InlineData("""{"name": 7}""")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task A_command_that_cannot_be_read_is_refused_and_not_remembered(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/sample/gardens/")
        {
            Content = new StringContent(body, null, "application/json"),
            Headers = { { "Idempotency-Key", "key" } },
        };

        var refused = await Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("request.invalid", await Code(refused));
        Assert.Equal(0, await Remembered());
        Assert.Equal(HttpStatusCode.Created, (await Open("key", "Elm")).StatusCode);
    }

    [Fact]
    public async Task What_is_remembered_holds_ids_and_no_names()
    {
        await Open("key", "Canary-9f2c");

        var rows = await app.Query(null, db => db.Database
            .SqlQuery<string>($"""SELECT handled::text AS "Value" FROM handled_commands handled""").ToListAsync(Cancel));

        Assert.DoesNotContain(rows, row => row.Contains("Canary", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> Open(string? key, string name, HttpClient? http = null) =>
        Send(http ?? Http, HttpMethod.Post, "/sample/gardens/", new OpenGarden.Request(null, name), key);

    private Task<HttpResponseMessage> Dig(Guid garden, string key, int version) =>
        Send(Http, HttpMethod.Post, $"/sample/gardens/{garden}/beds", new DigBed.Request("bean"), key, version);

    private Task<HttpResponseMessage> Close(Guid garden, int version) =>
        Send(Http, HttpMethod.Post, $"/sample/gardens/{garden}/closure", new { }, null, version);

    private static Task<HttpResponseMessage> Send(
        HttpClient http, HttpMethod method, string path, object body, string? key, int? version = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"v{version}\"");
        return http.SendAsync(request, Cancel);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();

    private Task<int> Gardens() => app.Query(_organization, db => db.Gardens.CountAsync(Cancel));

    private Task<int> Remembered() => app.Query(null, db => db.HandledCommands
        .CountAsync(handled => handled.Scope.StartsWith(_organization.ToString()), Cancel));
}
