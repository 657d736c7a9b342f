using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Running;

public sealed class SecondRunTests(RunningPlatform platform)
{
    [Fact]
    public async Task A_second_run_finds_its_data_its_accounts_and_its_tokens()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Comes back");
        var group = await affiliate.AGroup("Lasting group", people: 6);
        await affiliate.Launch(group);
        var before = platform.Known;

        await platform.Stop();
        Assert.All(
            before.Resources.Where(resource => resource.Pid is not null),
            resource => Assert.False(Directory.Exists($"/proc/{resource.Pid}"), $"{resource.Name} runs on"));
        await platform.Start();

        Assert.Equal(before.Accounts, platform.Known.Accounts);
        var found = await affiliate.As(affiliate.Director)
            .Get<Group>($"/cohorts/{group}", TestContext.Current.CancellationToken);
        Assert.Equal(new Group("Lasting group", "active"), found);
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account);
        Assert.Equal(200, (await page.GotoAsync($"/o/{affiliate.Id}/cohorts/{group}"))!.Status);
    }

    private sealed record Group(string Name, string State);
}
