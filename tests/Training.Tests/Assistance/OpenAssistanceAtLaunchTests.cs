using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Cohorts;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Assistance;

public sealed class OpenAssistanceAtLaunchTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static readonly DateOnly March2 = TrainingApp.March2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_launch_of_a_site_opens_its_year()
    {
        var (organization, site) = await APlace();
        var launch = app.Launch(organization, site);

        await app.Deliver(launch);

        var found = await app.TrainingStaff().Get($"/training/assistance/{site}");
        Assert.Equal("2026-03-02", found.GetProperty("openedOn").GetString());
        Assert.Equal("2027-03-02", found.GetProperty("endsOn").GetString());
        var cohort = Assert.Single(found.GetProperty("cohorts").EnumerateArray());
        Assert.Equal(launch.CohortId, cohort.GetProperty("cohortId").GetGuid());
        Assert.Equal("2026-03-02", cohort.GetProperty("startsOn").GetString());
        Assert.Equal(8, cohort.GetProperty("size").GetInt32());
        Assert.Equal(launch.At, cohort.GetProperty("launchedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_message_that_arrives_twice_changes_nothing_the_second_time()
    {
        var (organization, site) = await APlace();
        var launch = app.Launch(organization, site);
        var messageId = await app.Deliver(launch);
        var before = await app.TrainingStaff().Get($"/training/assistance/{site}");

        await app.Deliver(launch, messageId);

        var after = await app.TrainingStaff().Get($"/training/assistance/{site}");
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task The_same_launch_under_another_message_changes_nothing_either()
    {
        var (organization, site) = await APlace();
        var launch = app.Launch(organization, site);
        await app.Deliver(launch);
        var before = await app.TrainingStaff().Get($"/training/assistance/{site}");

        await app.Deliver(launch);

        var after = await app.TrainingStaff().Get($"/training/assistance/{site}");
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task An_earlier_launch_that_arrives_late_begins_the_year_earlier()
    {
        var (organization, site) = await APlace();
        await app.Deliver(app.Launch(organization, site, March2.AddDays(30)));

        await app.Deliver(app.Launch(organization, site, March2));

        var found = await app.TrainingStaff().Get($"/training/assistance/{site}");
        Assert.Equal("2026-03-02", found.GetProperty("openedOn").GetString());
        Assert.Equal(2, found.GetProperty("cohorts").GetArrayLength());
    }

    [Fact]
    public async Task A_launch_that_comes_before_its_site_and_organization_is_stored()
    {
        var (organization, site) = (app.NewId(), app.NewId());

        await app.Deliver(app.Launch(organization, site));

        var found = await app.TrainingStaff().Get($"/training/assistance/{site}");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, found.GetProperty("siteName").ValueKind);
        Assert.Equal("2026-03-02", found.GetProperty("openedOn").GetString());
    }

    [Fact]
    public async Task Many_launches_of_a_site_at_one_moment_are_all_counted_in_one_year()
    {
        var (organization, site) = await APlace();
        var launches = Enumerable.Range(0, 12)
            .Select(day => app.Launch(organization, site, March2.AddDays(day)))
            .ToArray();
        // Each twice, in disorder.
        CohortLaunched[] arriving = [.. launches.Reverse(), .. launches];

        await Task.WhenAll(arriving.Select(launch => app.Deliver(launch)));

        var found = await app.TrainingStaff().Get($"/training/assistance/{site}");
        Assert.Equal("2026-03-02", found.GetProperty("openedOn").GetString());
        Assert.Equal(12, found.GetProperty("cohorts").GetArrayLength());
        Assert.False(await app.Bus.Consumed.Any<CohortLaunched>(
            message => message.Exception is not null && message.Context.Message.SiteId == site, Cancel));
    }

    [Fact]
    public async Task Sites_of_two_organizations_are_kept_apart()
    {
        var ((here, site), (there, other)) = (await APlace(), await APlace());
        await app.Deliver(app.Launch(here, site));
        await app.Deliver(app.Launch(there, other));

        Assert.Equal(1, await app.Query(here, db => db.Assistance.CountAsync(Cancel)));
        Assert.Equal(1, await app.Query(there, db => db.Assistance.CountAsync(Cancel)));
    }

    private async Task<(Guid Organization, Guid Site)> APlace()
    {
        var organization = await app.AnOrganization();
        return (organization, await app.ASite(organization));
    }
}
