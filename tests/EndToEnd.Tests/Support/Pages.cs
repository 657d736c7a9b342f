using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Platform.EndToEnd.Support;

/// <summary>What every page must be, whatever stands on it.</summary>
internal static class Pages
{
    private static readonly string Screenshots =
        Directory.CreateDirectory(Path.Combine(PlatformCommand.Root, "artifacts", "screenshots")).FullName;

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Link(this ILocator part, string name) =>
        part.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) =>
        page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true, Level = 1 });

    public static ILocator Field(this IPage page, string name) => page.Locator($"input[name={name}]");

    public static ILocator Alert(this IPage page) => page.GetByRole(AriaRole.Alert);

    public static async Task AddPerson(this IPage page, string givenName, string familyName, string button)
    {
        await page.Field("GivenName").FillAsync(givenName);
        await page.Field("FamilyName").FillAsync(familyName);
        await page.Button(button).ClickAsync();
    }

    /// <summary>Presses Tab until the focus is there.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var pressed = 0; pressed < 60; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator(selector).And(page.Locator(":focus")).CountAsync() == 1) return;
        }

        Assert.Fail($"{selector} on {page.Url} is not reached by the Tab key.");
    }

    public static Task Resize(this IPage page, int width) => page.SetViewportSizeAsync(width, width > 600 ? 900 : 740);

    public static async Task MustNotScrollSideways(this IPage page)
    {
        var widths = await page.EvaluateAsync<int[]>(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        if (widths[0] <= widths[1]) return;

        var widest = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth).slice(0, 5).map(e => e.outerHTML.slice(0, 200))");
        Assert.Fail($"{page.Url} is {widths[0]} wide in a window of {widths[1]}:\n{string.Join('\n', widest)}");
    }

    public static async Task MustPleaseAxe(this IPage page)
    {
        var result = await page.RunAxe();
        var found = result.Violations.SelectMany(
            violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n{string.Join('\n', found)}");
    }

    /// <summary>988, help, the other language and the way out, on every page.</summary>
    public static async Task MustOfferHelp(this IPage page)
    {
        await Assertions.Expect(page.Locator("a[href='tel:988']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("a[href='/help']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("a[href^='/language?']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("a[href='/leave']").First).ToBeVisibleAsync();
    }

    /// <summary>A picture of the whole page, for people to look at, with PLATFORM_SCREENSHOTS set: each takes a while.</summary>
    public static Task Screenshot(this IPage page, string name, string language, int width) =>
        Environment.GetEnvironmentVariable("PLATFORM_SCREENSHOTS") is not { Length: > 0 }
            ? Task.CompletedTask
            : page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Screenshots, $"{name}-{language[..2]}-{width}.png"),
                FullPage = true,
            });
}
