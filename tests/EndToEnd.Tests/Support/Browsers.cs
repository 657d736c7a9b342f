using Microsoft.Playwright;
using Platform.Demo;

namespace Platform.EndToEnd.Support;

/// <summary>Debian's Chromium. Each visitor has a context of their own: cookies, language, window, script or none.</summary>
internal sealed class Browsers(RunningPlatform platform) : IAsyncDisposable
{
    public const string English = "en-US";
    public const string Spanish = "es-US";

    private readonly Dictionary<string, string> _signedIn = [];
    private readonly Dictionary<(string? User, string Language), IPage> _readers = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A window of somebody who is not signed in.</summary>
    public async Task<IPage> Anonymous(string language = English, bool script = true) =>
        await Open(language, script, cookies: null);

    /// <summary>A window of somebody who has signed in, by the page for it, in this or an earlier window.</summary>
    public async Task<IPage> SignedIn(Account account, string language = English, bool script = true)
    {
        if (!_signedIn.TryGetValue(account.User, out var cookies))
        {
            var page = await Anonymous();
            await SignIn(page, account);
            _signedIn[account.User] = cookies = await page.Context.StorageStateAsync();
            await page.Context.CloseAsync();
        }

        return await Open(language, script, cookies);
    }

    /// <summary>
    /// A window that somebody who only reads keeps from page to page, as people do: a new one each time would be most of
    /// what looking at a page costs. It belongs to the visitor; nobody else may change anything in it.
    /// </summary>
    public async Task<IPage> Reader(Account? account, string language)
    {
        if (_readers.TryGetValue((account?.User, language), out var page)) return page;

        return _readers[(account?.User, language)] =
            account is null ? await Anonymous(language) : await SignedIn(account, language);
    }

    public async Task SignIn(IPage page, Account account, string? password = null)
    {
        await page.GotoAsync(new Uri(platform.Gateway, "/sign-in").ToString());
        await page.Locator("input[name=user]").FillAsync(account.User);
        await page.Locator("input[name=password]").FillAsync(password ?? account.Password);
        await page.Locator("form[action='/sign-in'] button[type=submit]").ClickAsync();
    }

    /// <summary>Sessions ended on the server, or another platform: who was signed in is not any more.</summary>
    public void Forget()
    {
        _signedIn.Clear();
        _readers.Clear();
    }

    private async Task<IPage> Open(string language, bool script, string? cookies)
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            // Without a graphics card one is computed, which takes longer than drawing without.
            Args = Environment.UserName == "root" ? ["--disable-gpu", "--no-sandbox"] : ["--disable-gpu"],
        });
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = platform.Gateway.ToString(),
            Locale = language,
            JavaScriptEnabled = script,
            StorageState = cookies,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}
