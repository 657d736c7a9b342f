using System.Net;
using System.Text.Json;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class ListCredentialsTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_each_other_newest_first()
    {
        var organization = await app.AnOrganization();
        foreach (var name in (string[])["Ana", "Ben", "Cleo"])
        {
            await app.ACredential(organization, await app.ACoach(organization, name));
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var http = app.TrainingStaff();
        var first = await http.Get($"/training/credentials?organizationId={organization}&take=2");
        var next = first.GetProperty("next").GetString();
        var second = await http.Get($"/training/credentials?organizationId={organization}&take=2&after={next}");

        Assert.Equal(["Cleo", "Ben"], Names(first));
        Assert.Equal(["Ana"], Names(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Shows_the_organization_that_was_asked_for_and_no_other()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        await app.ACredential(here, await app.ACoach(here, "Ana"));
        await app.ACredential(there, await app.ACoach(there, "Ben"));

        var list = await app.TrainingStaff().Get($"/training/credentials?organizationId={here}");

        Assert.Equal(["Ana"], Names(list));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?organizationId=everybody")]
    [InlineData("?organizationId=019c0000-0000-7000-8000-000000000000&take=0")]
    [InlineData("?organizationId=019c0000-0000-7000-8000-000000000000&take=101")]
    [InlineData("?organizationId=019c0000-0000-7000-8000-000000000000&after=nonsense")]
    public async Task Takes_only_what_it_can_read(string query)
    {
        var response = await app.TrainingStaff().GetAsync($"/training/credentials{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static IEnumerable<string?> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString());
}
