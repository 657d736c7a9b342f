using System.Net;
using Platform.Contracts.Training;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class RenewCredentialTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Awards_a_new_one_that_begins_when_the_old_one_has_ended()
    {
        var (organization, person, old) = await ACoach();

        var response = await app.TrainingStaff().Post($"/training/credentials/{old}/renewal", new { validUntil = "2028-12-31" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var id = (await response.Read()).GetProperty("id").GetGuid();
        var found = await app.TrainingStaff().Get($"/training/credentials/{id}");
        Assert.Equal("2027-01-01", found.GetProperty("validFrom").GetString());
        Assert.Equal(old, found.GetProperty("followsId").GetGuid());
        Assert.Equal(old, Assert.Single(found.GetProperty("others").EnumerateArray()).GetProperty("id").GetGuid());
        var expected = new CredentialAwarded(
            organization, id, person, "peer-life-coach", new(2027, 1, 1), new(2028, 12, 31), 1, app.Clock.GetUtcNow());
        Assert.True(await app.Bus.Published.Any<CredentialAwarded>(m => m.Context.Message == expected, Cancel));
    }

    [Fact]
    public async Task Lasts_as_long_as_was_decided_for_its_kind_and_no_length_is_assumed()
    {
        var (_, _, old) = await ACoach();
        var http = app.TrainingStaff();
        var kind = (await http.Get("/training/credentials/kinds")).First();
        Assert.Equal("credential.length-not-decided", await (await http.Post($"/training/credentials/{old}/renewal", new { })).Code());

        (await http.Put("/training/credentials/kinds/peer-life-coach", new { validMonths = 24 }, $"\"v{kind.GetProperty("version")}\""))
            .EnsureSuccessStatusCode();
        var id = (await (await http.Post($"/training/credentials/{old}/renewal", new { })).Read()).GetProperty("id").GetGuid();

        Assert.Equal("2028-12-31", (await http.Get($"/training/credentials/{id}")).GetProperty("validUntil").GetString());
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await http.Put("/training/credentials/kinds/peer-life-coach", new { validMonths = 12 }, $"\"v{kind.GetProperty("version")}\"")).StatusCode);
        // As it was, for the tests that come after.
        (await http.Put("/training/credentials/kinds/peer-life-coach", new { validMonths = (int?)null }, $"\"v{kind.GetProperty("version").GetInt32() + 1}\""))
            .EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("2026-12-31", "2027-12-31", "credential.overlaps")]
    [InlineData("2027-01-01", "2026-12-31", "credential.ends-before-it-begins")]
    public async Task Refuses_days_that_do_not_follow(string from, string until, string code)
    {
        var (_, _, old) = await ACoach();

        var response = await app.TrainingStaff()
            .Post($"/training/credentials/{old}/renewal", new { validFrom = from, validUntil = until });

        Assert.Equal(code, await response.Code());
    }

    [Fact]
    public async Task Refuses_to_renew_twice_or_what_was_revoked()
    {
        var (_, _, old) = await ACoach();
        var http = app.TrainingStaff();
        await http.Post($"/training/credentials/{old}/renewal", new { validUntil = "2028-12-31" });
        Assert.Equal("credential.overlaps", await (await http.Post($"/training/credentials/{old}/renewal", new { validUntil = "2028-12-31" })).Code());

        var (_, _, revoked) = await ACoach();
        await http.Post($"/training/credentials/{revoked}/revocation", new { reason = "Left the program" }, ifMatch: "\"v1\"");
        Assert.Equal("credential.revoked-not-renewed", await (await http.Post($"/training/credentials/{revoked}/renewal", new { validUntil = "2028-12-31" })).Code());
    }

    [Fact]
    public async Task Is_not_found_when_there_is_no_such_credential() => Assert.Equal(
        HttpStatusCode.NotFound,
        (await app.TrainingStaff().Post($"/training/credentials/{app.NewId()}/renewal", new { validUntil = "2028-12-31" })).StatusCode);

    private async Task<(Guid Organization, Guid Person, Guid Credential)> ACoach()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization);
        return (organization, person, await app.ACredential(organization, person));
    }
}
