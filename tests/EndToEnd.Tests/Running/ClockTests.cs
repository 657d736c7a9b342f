using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Running;

public sealed class ClockTests(RunningPlatform platform)
{
    [Fact]
    public async Task A_test_moves_the_platforms_clock_and_the_calendar_goes_with_it()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Time flies");
        var group = await affiliate.AGroup("Year group", people: 6);
        await affiliate.Launch(group);
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account);
        var calendar = $"/o/{affiliate.Id}/cohorts/{group}/calendar";
        var next = page.Locator("tr[aria-current=date] th");

        await page.GotoAsync(calendar);
        await Expect(next).ToHaveTextAsync("1");

        await platform.Run("clock", "+90d");
        try
        {
            // First meeting in 14 days: 90 days on, eleven weeks of the group's year are over.
            await WaitFor(page, next, "12");
        }
        finally
        {
            await platform.Run("clock", "-90d");
        }

        await WaitFor(page, next, "1");
    }

    private static async Task WaitFor(Microsoft.Playwright.IPage page, Microsoft.Playwright.ILocator next, string number) =>
        await Platform.Demo.Patience.Until(
            $"meeting {number} is the next",
            async _ =>
            {
                await page.ReloadAsync();
                return await next.TextContentAsync();
            },
            shown => shown == number,
            TestContext.Current.CancellationToken);
}
