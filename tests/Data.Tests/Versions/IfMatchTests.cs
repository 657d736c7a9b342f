using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Sample.Gardens;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Data.Tests.Versions;

public sealed class IfMatchTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_version_that_was_read_is_the_one_to_send()
    {
        var (http, id) = await AGardenToChange();
        var seen = (await http.GetAsync($"/sample/gardens/{id}", Cancel)).Headers.ETag;

        var renamed = await Rename(http, id, seen!.Tag);

        Assert.Equal("\"v1\"", seen.Tag);
        Assert.Equal(HttpStatusCode.NoContent, renamed.StatusCode);
        Assert.Equal("\"v2\"", renamed.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "version.missing")]
    [InlineData("\"v0\"", HttpStatusCode.PreconditionFailed, "version.stale")]
    [InlineData("\"v2\"", HttpStatusCode.PreconditionFailed, "version.stale")]
    [InlineData("\"7\"", HttpStatusCode.BadRequest, "version.unreadable")]
    [InlineData("\"v-1\"", HttpStatusCode.BadRequest, "version.unreadable")]
    [InlineData("W/\"v1\"", HttpStatusCode.BadRequest, "version.unreadable")]
    [InlineData("*", HttpStatusCode.BadRequest, "version.unreadable")]
    [InlineData("\"v", HttpStatusCode.BadRequest, "version.unreadable")]
    [InlineData("\"v99999999999\"", HttpStatusCode.BadRequest, "version.unreadable")]
    public async Task Anything_else_is_refused(string? sent, HttpStatusCode status, string code)
    {
        var (http, id) = await AGardenToChange();

        var refused = await Rename(http, id, sent);

        Assert.Equal(status, refused.StatusCode);
        Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_many_who_send_the_same_version_at_once_one_succeeds_and_the_others_are_told()
    {
        var (http, id) = await AGardenToChange();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Rename(http, id, "\"v1\"")));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.NoContent);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.PreconditionFailed));
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal(
                "version.stale",
                (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    private async Task<(HttpClient Http, Guid Garden)> AGardenToChange()
    {
        var organization = app.NewId();
        return (app.CreateClient(TestCaller.In(organization, Roles.PeerLifeCoach)), await app.AGarden(organization));
    }

    private static Task<HttpResponseMessage> Rename(HttpClient http, Guid id, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/sample/gardens/{id}/name")
        {
            Content = JsonContent.Create(new RenameGarden.Request("Oak")),
        };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return http.SendAsync(request, Cancel);
    }
}
