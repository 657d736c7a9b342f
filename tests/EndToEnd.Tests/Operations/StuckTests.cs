using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Demo;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Operations;

/// <summary>A message that cannot be handled is seen, leads to its trace, and is sent again when its reason is gone.</summary>
public sealed class StuckTests(RunningPlatform platform)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_failed_is_seen_leads_to_its_trace_and_is_handled_when_it_is_sent_again()
    {
        var operations = platform.Account("operations");
        var affiliate = await OwnAffiliate.Register(platform, "Stuck");
        var site = OwnAffiliate.NewId();
        var name = $"Jammed house {site}";
        // For this site alone training's table takes nothing: its message fails by itself, each time.
        await platform.Databases.Query<int>("training", $"ALTER TABLE sites ADD CONSTRAINT jammed CHECK (name <> '{name}') NOT VALID");
        try
        {
            await platform.As(platform.Account("platform-administrator")).Make(
                $"/directory/organizations/{affiliate.Id}/sites", new { Id = site, name, TimeZone = "America/New_York" }, Cancel);
            var page = await platform.Browsers.SignedIn(operations);
            var row = page.Locator("tr", new() { HasText = "SiteOpened" });
            await Patience.Until(
                "the message is on the page",
                async _ =>
                {
                    await page.GotoAsync($"/o/{operations.Organization}/operations");
                    return await row.CountAsync();
                },
                count => count == 1,
                Cancel);

            await Expect(page.Locator("h1")).ToContainTextAsync("One message has failed");
            await Expect(row).ToContainTextAsync("training-copy-sites");
            await Expect(row).ToContainTextAsync("PostgresException");
            Assert.DoesNotContain(name, await page.ContentAsync(), StringComparison.Ordinal);
            var link = (await row.Locator("a").GetAttributeAsync("href"))!;
            Assert.StartsWith($"{new Uri(platform.Known.Dashboard).GetLeftPart(UriPartial.Authority)}/traces/detail/", link, StringComparison.Ordinal);
            var trace = Regex.Match(link, "[0-9a-f]{32}$").Value;
            Assert.Contains(trace, await platform.Dashboard.Everything("spans"), StringComparison.OrdinalIgnoreCase);

            await platform.Databases.Query<int>("training", "ALTER TABLE sites DROP CONSTRAINT jammed");
            await row.Locator("label").ClickAsync();
            await page.Button("Send the checked ones again").ClickAsync();

            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("One was sent again.");
            await Patience.Until(
                "training has the site",
                _ => platform.Databases.Query<long>("training", "SELECT count(*) FROM sites WHERE id = $1", site),
                count => count is [1],
                Cancel);
            await page.GotoAsync($"/o/{operations.Organization}/operations");
            await Expect(row).ToHaveCountAsync(0);
            await Expect(page.GetByText("No message has failed.")).ToBeVisibleAsync();
            await page.Context.CloseAsync();
        }
        finally
        {
            await platform.Databases.Query<int>("training", "ALTER TABLE sites DROP CONSTRAINT IF EXISTS jammed");
        }

        Assert.Equal(
            ["resent"],
            await platform.Databases.Query<string>(
                "training",
                "SELECT reason_codes[1] FROM audit_event WHERE resource_type = 'message' AND actor_role = 'operations' AND outcome = 0 LIMIT 1"));
    }
}
