using Microsoft.Playwright;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>The partners of a group, as who leads it arranges them: by the pages, without script.</summary>
public sealed class PartnersOfAGroupTests(RunningPlatform platform)
{
    [Theory]
    [InlineData(Browsers.English, "These are the partners of the group now", "Fishing", "The pair has ended", "Goes out alone", "They are never proposed")]
    [InlineData(Browsers.Spanish, "Estas son ahora las parejas del grupo", "Pesca", "La pareja ha terminado", "Sale por su cuenta", "Desde ahora nunca se proponen")]
    public async Task A_coach_proposes_keeps_changes_offers_and_pairs_again(
        string language, string offered, string interest, string ended, string alone, string apart)
    {
        var affiliate = await OwnAffiliate.Register(platform, $"Partners {language}");
        var partners = $"/o/{affiliate.Id}/cohorts/{await affiliate.AGroup("Pairing group", people: 4)}/partners";
        var page = await platform.Browsers.SignedIn(affiliate.Coach.Account, language, script: false);

        foreach (var person in new[] { "Person1 I.", "Person3 I." })
        {
            await page.GotoAsync(partners);
            await page.Locator("li", new() { HasText = person }).Locator("a[href$='/preferences']").ClickAsync();
            await page.Locator("label[for=Interests-fishing]").ClickAsync();
            await page.Locator("label[for=FreeTimes-sat-morning]").ClickAsync();
            await Submit(page);
            await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        }

        // The two who like the same are proposed; they are kept, and the others proposed again.
        await page.GotoAsync($"{partners}/proposal");
        var fishing = page.Locator("li.panel", new() { HasText = interest });
        await Expect(fishing.Locator("h2")).ToContainTextAsync("Person1 I.");
        await Expect(fishing.Locator("h2")).ToContainTextAsync("Person3 I.");
        await fishing.Locator("label").ClickAsync();
        await page.Locator("button[name=again]").ClickAsync();
        await Expect(fishing.Locator("input[type=checkbox]")).ToBeCheckedAsync();

        // A change by hand is seen before it is used.
        await page.Locator("select[name=a]").SelectOptionAsync(new SelectOptionValue { Label = "Person1 I." });
        await page.Locator("select[name=b]").SelectOptionAsync(new SelectOptionValue { Label = "Person2 I." });
        await page.Locator("form[method=get] button").ClickAsync();
        await Expect(page.Alert()).ToContainTextAsync("Person3 I.");
        await page.Alert().Locator("a").ClickAsync();
        await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(offered);
        await Expect(page.Locator("li.panel")).ToHaveCountAsync(2);
        var first = page.Locator("li.panel", new() { HasText = "Person1 I." });
        await Expect(first.Locator("h3")).ToContainTextAsync("Person2 I.");

        // One goes alone; of the one who is left, and of who is kept apart, the page says so.
        await first.Locator("a[href$='/ending']").ClickAsync();
        await page.Locator("select[name=Reason]").SelectOptionAsync("readyForSolo");
        await page.Locator("main form label", new() { HasText = "Person1 I." }).ClickAsync();
        await Submit(page);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(ended);
        await Expect(page.Locator("ul.rows--acted > li", new() { HasText = "Person1 I." })).ToContainTextAsync(alone);

        await page.Locator("a[href$='/partners/apart']").ClickAsync();
        await page.Locator("select[name=First]").SelectOptionAsync(new SelectOptionValue { Label = "Person2 I." });
        await page.Locator("select[name=Second]").SelectOptionAsync(new SelectOptionValue { Label = "Person3 I." });
        await page.Field("Reason").FillAsync("They asked for it");
        await Submit(page);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(apart);

        // Among the three who are there, everything anew: nobody is with whom they are kept apart.
        await page.GotoAsync($"{partners}/proposal?fresh=true");
        foreach (var pair in await page.Locator("li.panel h2").AllInnerTextsAsync())
            Assert.False(pair.Contains("Person2", StringComparison.Ordinal) && pair.Contains("Person3", StringComparison.Ordinal), pair);
        await Expect(page.Locator("li.panel h2", new() { HasText = "Person1 I." })).ToHaveCountAsync(0);
        await page.GotoAsync($"{partners}/earlier");
        await Expect(page.Locator("ul.rows > li")).ToHaveCountAsync(1);
    }

    private static Task Submit(IPage page) => page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
}
