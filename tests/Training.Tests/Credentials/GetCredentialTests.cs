using System.Net;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class GetCredentialTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_who_holds_what_until_when_and_its_version()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization, "Dana Reyes");
        var id = await app.ACredential(organization, person);

        var response = await app.TrainingStaff().GetAsync($"/training/credentials/{id}", Cancel);

        Assert.Equal("\"v1\"", response.Headers.ETag!.Tag);
        var found = await response.Read();
        Assert.Equal(organization, found.GetProperty("organizationId").GetGuid());
        Assert.Equal(person, found.GetProperty("personId").GetGuid());
        Assert.Equal("Dana Reyes", found.GetProperty("name").GetString());
        Assert.Equal("peer-life-coach", found.GetProperty("kind").GetString());
        Assert.Equal("2026-01-01", found.GetProperty("validFrom").GetString());
        Assert.Equal("2026-12-31", found.GetProperty("validUntil").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, found.GetProperty("revokedAt").ValueKind);
    }

    [Fact]
    public async Task Is_not_found_when_there_is_no_such_credential()
    {
        var response = await app.TrainingStaff().GetAsync($"/training/credentials/{app.NewId()}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
