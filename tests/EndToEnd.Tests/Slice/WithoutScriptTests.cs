using Microsoft.Playwright;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

public sealed class WithoutScriptTests(RunningPlatform platform)
{
    [Fact]
    public async Task A_group_is_formed_and_started_in_a_browser_without_script()
    {
        var words = Words.English;
        var affiliate = await OwnAffiliate.Register(platform, "No script");
        var page = await platform.Browsers.Anonymous(script: false);

        await platform.Browsers.SignIn(page, affiliate.Director.Account);
        await page.GotoAsync($"/o/{affiliate.Id}/cohorts/new?site={affiliate.Site}");
        await page.Field("Name").FillAsync("Plain group");
        await page.Locator("select[name=CoachId]").SelectOptionAsync(affiliate.Coach.Id.ToString());
        await page.Field("FirstMeetingOn").FillAsync(words.Day);
        await page.Field("MeetingTime").FillAsync(words.Time);
        await page.Button(words.FormIt).ClickAsync();
        await page.Link(words.Add).First.ClickAsync();
        foreach (var name in new[] { "Ana", "Bo", "Cy", "Di", "Ed" }) await page.AddPerson(name, "Plain", words.AddAnother);
        await page.AddPerson("Flo", "Plain", words.AddThis);
        await page.Link(words.Start).ClickAsync();
        await page.Button(words.Start).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(words.Started);
    }

    [Fact]
    public async Task By_keyboard_alone_one_signs_in_skips_to_the_content_and_adds_a_person()
    {
        var words = Words.English;
        var affiliate = await OwnAffiliate.Register(platform, "Keyboard");
        var group = await affiliate.AGroup("Keyboard group", people: 1);
        var page = await platform.Browsers.Anonymous();

        await page.GotoAsync("/sign-in");
        await page.TabTo("input[name=user]");
        await page.Keyboard.TypeAsync(affiliate.Director.Account.User);
        await page.TabTo("input[name=password]");
        await page.Keyboard.TypeAsync(affiliate.Director.Account.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/o/{affiliate.Id}");

        await page.GotoAsync($"/o/{affiliate.Id}/cohorts/{group}");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(":focus")).ToHaveAttributeAsync("href", "#main");
        await page.Keyboard.PressAsync("Enter");
        await page.TabTo($"a[href='/o/{affiliate.Id}/cohorts/{group}/people']");
        await page.Keyboard.PressAsync("Enter");
        await page.TabTo("input[name=GivenName]");
        await page.Keyboard.TypeAsync("Kay");
        await page.TabTo("input[name=FamilyName]");
        await page.Keyboard.TypeAsync("Board");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToBeFocusedAsync();
        await Expect(page.GetByText("Kay B.")).ToBeVisibleAsync();
    }
}
