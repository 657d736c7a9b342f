using System.Net;
using System.Text.Json;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class ListCertificationsTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_whose_time_ends_first_come_first_page_by_page_and_the_revoked_and_ended_do_not()
    {
        var organization = await app.AnOrganization();
        await Award(organization, "Ana", "2026-01-01", "2027-06-30");
        await Award(organization, "Ben", "2026-01-01", "2026-04-30");
        await Award(organization, "Cleo", "2025-01-01", "2026-01-31");
        var revoked = await Award(organization, "Dov", "2026-01-01", "2026-12-31");
        await app.TrainingStaff().Post($"/training/credentials/{revoked}/revocation", new { reason = "Left the program" }, ifMatch: "\"v1\"");
        var address = $"/training/certifications?organizationId={organization}";

        var first = await app.TrainingStaff().Get($"{address}&take=1");
        var second = await app.TrainingStaff().Get($"{address}&take=1&after={first.GetProperty("next").GetString()}");

        Assert.Equal(["Ben"], Names(first));
        Assert.Equal(["Ana"], Names(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(["Ben"], Names(await app.TrainingStaff().Get($"{address}&within=90")));
    }

    [Fact]
    public async Task A_director_sees_the_people_of_the_own_sites_and_of_no_other_organization()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var (elm, oak) = (await app.ASite(here), await app.ASite(here, "Oak Street"));
        await Award(here, "Ana", "2026-01-01", "2026-12-31", elm);
        await Award(here, "Ben", "2026-01-01", "2026-12-31", oak);
        await Award(there, "Cleo", "2026-01-01", "2026-12-31");

        Assert.Equal(["Ana", "Ben"], Names(await app.Director(here).Get("/training/certifications")).Order());
        Assert.Equal(["Ben"], Names(await app.Director(here, oak).Get("/training/certifications")));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Director(here).GetAsync($"/training/certifications?organizationId={there}", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("take=0")]
    [InlineData("within=-1")]
    [InlineData("after=nonsense")]
    public async Task Takes_only_what_it_can_read(string query) => Assert.Equal(
        HttpStatusCode.BadRequest, (await app.TrainingStaff().GetAsync($"/training/certifications?{query}", Cancel)).StatusCode);

    private async Task<Guid> Award(Guid organization, string name, string from, string until, params Guid[] sites)
    {
        var person = await app.AColleague(organization, name, sites: sites);
        var response = await app.TrainingStaff().Post("/training/credentials", new
        {
            organizationId = organization,
            personId = person,
            kind = "peer-life-coach",
            validFrom = from,
            validUntil = until,
        });
        return (await response.EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid();
    }

    private static IEnumerable<string?> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString());
}
