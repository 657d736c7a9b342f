using Microsoft.Playwright;
using Platform.Demo;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>The slice through everything, as its people live it: from the sign-in page to the list of assistance.</summary>
public sealed class StartAGroupTests(RunningPlatform platform)
{
    [Theory]
    [InlineData(Browsers.English)]
    [InlineData(Browsers.Spanish)]
    public async Task A_director_starts_a_group_and_training_staff_see_the_sites_first_year_open(string language)
    {
        var words = Words.In(language);
        var affiliate = await OwnAffiliate.Register(platform, $"Slice {language}");
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account, language);

        await page.GotoAsync($"/o/{affiliate.Id}/cohorts");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language[..2]);
        await page.Link(words.Form).ClickAsync();
        await page.Locator("select[name=site]").SelectOptionAsync(affiliate.Site.ToString());
        await page.Button(words.Continue).ClickAsync();
        await page.Field("Name").FillAsync("Porch group");
        await page.Locator("select[name=CoachId]").SelectOptionAsync(affiliate.Novice.Id.ToString());
        await page.Field("FirstMeetingOn").FillAsync(words.Day);
        await page.Field("MeetingTime").FillAsync(words.Time);
        await page.Button(words.FormIt).ClickAsync();
        await Expect(page.Heading("Porch group")).ToBeVisibleAsync();

        await page.Link(words.Add).First.ClickAsync();
        await page.AddPerson("Ada", "One", words.AddAnother);
        await page.AddPerson("Ben", "Two", words.AddAnother);
        await page.AddPerson("Cleo", "Three", words.AddThis);
        await page.Link(words.Start).ClickAsync();
        await page.Button(words.Start).ClickAsync();
        await Expect(page.Alert()).ToContainTextAsync(words.Odd);

        await page.Alert().Link(words.Add).ClickAsync();
        await page.AddPerson("Dov", "Four", words.AddThis);
        await page.Link(words.Start).ClickAsync();
        await page.Button(words.Start).ClickAsync();
        await Expect(page.Alert()).ToContainTextAsync(words.NeedsReason);

        await page.Field("SizeReason").FillAsync("Four people begin; more join when the second room is ready.");
        await page.Button(words.Start).ClickAsync();
        await Expect(page.Alert()).ToContainTextAsync(words.NotCertified);

        await affiliate.Certify(affiliate.Novice);
        await affiliate.SeeCertified(affiliate.Novice);
        await page.Button(words.Start).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(words.Started);

        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/calendar");
        await Expect(page.Locator("ol.year > li")).ToHaveCountAsync(12);
        await Expect(page.Locator("ol.year tbody tr")).ToHaveCountAsync(52);
        await Expect(page.Locator("ol.year > li").First).ToContainTextAsync(words.FirstTheme);
        await Expect(page.Locator("ol.year > li").Last).ToContainTextAsync(words.LastTheme);

        await SeeAssistance(affiliate, language);
    }

    private async Task SeeAssistance(OwnAffiliate affiliate, string language)
    {
        var trainer = platform.Account("training-staff");
        var page = await platform.Browsers.SignedIn(trainer, language);
        var row = page.Locator($"tr:has(a[href$='/training/assistance/{affiliate.Site}'])");
        await Patience.Until(
            "the site is in the list of assistance",
            async _ =>
            {
                await page.GotoAsync($"/o/{trainer.Organization}/training/assistance");
                while (await row.CountAsync() == 0 && await page.Locator("a[href*='after=']").CountAsync() > 0)
                    await page.Locator("a[href*='after=']").ClickAsync();
                return await row.CountAsync();
            },
            count => count == 1,
            TestContext.Current.CancellationToken);
        await Expect(row).ToContainTextAsync("First house");
        await Expect(row).ToContainTextAsync(affiliate.Name);

        await row.Locator("a").First.ClickAsync();
        await Expect(page.Heading("First house")).ToBeVisibleAsync();
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
    }
}
