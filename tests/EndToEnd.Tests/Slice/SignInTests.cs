using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

public sealed class SignInTests(RunningPlatform platform)
{
    [Fact]
    public async Task Who_signs_out_is_out_and_the_way_back_shows_nothing()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Signs out");
        var page = await platform.Browsers.Anonymous();

        await platform.Browsers.SignIn(page, affiliate.Director.Account);
        await page.WaitForURLAsync($"**/o/{affiliate.Id}");
        var cookies = await page.Context.StorageStateAsync();
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.GotoAsync($"/o/{affiliate.Id}");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));

        await page.GoBackAsync();
        await Expect(page.GetByText(affiliate.Name)).ToHaveCountAsync(0);
        Assert.NotEmpty(cookies);
    }

    [Theory]
    [InlineData(Browsers.English)]
    [InlineData(Browsers.Spanish)]
    public async Task Wrong_passwords_lock_the_account_for_a_while(string language)
    {
        var words = Words.In(language);
        var affiliate = await OwnAffiliate.Register(platform, $"Locked out {language}");
        var page = await platform.Browsers.Anonymous(language);

        await platform.Browsers.SignIn(page, affiliate.Director.Account, "not the password");
        await Expect(page.Alert()).ToContainTextAsync(words.Wrong);
        for (var attempt = 2; attempt <= 10 && !page.Url.Contains("code=locked", StringComparison.Ordinal); attempt++)
            await platform.Browsers.SignIn(page, affiliate.Director.Account, "not the password");

        await Expect(page.Alert()).ToContainTextAsync(words.Locked);
        await platform.Browsers.SignIn(page, affiliate.Director.Account);
        await Expect(page.Alert()).ToContainTextAsync(words.Locked);
    }

    [Fact]
    public async Task A_page_asked_for_before_signing_in_is_the_page_after_it()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Deep link");
        var page = await platform.Browsers.Anonymous();

        await page.GotoAsync($"/o/{affiliate.Id}/cohorts");
        await page.Field("user").FillAsync(affiliate.Director.Account.User);
        await page.Field("password").FillAsync(affiliate.Director.Account.Password);
        await page.Button("Sign in").ClickAsync();

        await page.WaitForURLAsync($"**/o/{affiliate.Id}/cohorts");
    }

    [Fact]
    public async Task The_language_is_switched_on_any_page_and_stays()
    {
        var page = await platform.Browsers.Anonymous();

        await page.GotoAsync("/help");
        await page.Link("Español").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Expect(page).ToHaveURLAsync(new Uri(platform.Gateway, "/help").ToString());

        await page.GotoAsync("/sign-in");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await page.Link("English").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }
}
