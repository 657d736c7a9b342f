using Microsoft.Playwright;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>A coach with a phone, on the day of a meeting and after it.</summary>
public sealed class RecordAMeetingTests(RunningPlatform platform)
{
    private const int Phone = 360;

    [Theory]
    [InlineData(Browsers.English, "Meeting {0}", "5 here, 1 away", "Away, told us", "Somebody recorded this meeting", "did not happen")]
    [InlineData(Browsers.Spanish, "Reunión {0}", "5 presentes, 1 ausentes", "Ausente, avisó", "Alguien registró esta reunión", "no se celebró")]
    public async Task Who_was_here_is_recorded_corrected_and_never_overwritten_unseen(
        string language, string meeting, string hereAway, string awayTold, string changed, string notHeld)
    {
        var (affiliate, list) = await AGroupThatHasMetTwice(language);
        var page = await OnAPhone(affiliate.Coach, language);
        await page.GotoAsync(list);
        await page.Link(Words(meeting, 1)).ClickAsync();
        var director = await platform.Browsers.SignedIn(affiliate.Director.Account, language);
        await director.GotoAsync(page.Url);

        // All are here; one came late, one was away.
        await Mark(page, 1).SelectOptionAsync("late");
        await Mark(page, 2).SelectOptionAsync("away");
        await Save(page);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(hereAway);

        // It turns out that they had told.
        await Expect(Mark(page, 2)).ToHaveValueAsync("away");
        await Mark(page, 2).SelectOptionAsync("awayTold");
        await Save(page);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(awayTold);
        await page.MustNotScrollSideways();

        // The director has had the page open since before: both versions are shown, neither is lost.
        await Mark(director, 5).SelectOptionAsync("leftEarly");
        await Save(director);
        await Expect(director.Alert()).ToContainTextAsync(changed);
        await Expect(director.Alert()).ToContainTextAsync(awayTold);
        await Expect(Mark(director, 5)).ToHaveValueAsync("leftEarly");

        // The second meeting did not happen.
        await page.GotoAsync(list);
        await page.Link(Words(meeting, 2)).ClickAsync();
        await page.Locator("a[href$='/not-held']").ClickAsync();
        await page.Field("Reason").FillAsync("The room was flooded");
        await page.Locator("main form[method=post] button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(notHeld);
        await page.GotoAsync(list);
        await Expect(page.GetByText("The room was flooded")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Browsers.English, "Person3 I.", "Not recorded yet")]
    [InlineData(Browsers.Spanish, "Person3 I.", "Todavía sin registrar")]
    public async Task Who_told_beforehand_is_expected_to_be_away_and_the_day_begins_with_what_is_missing(
        string language, string told, string missing)
    {
        var (affiliate, list) = await AGroupThatHasMetTwice(language);
        var page = await OnAPhone(affiliate.Coach, language);
        await page.GotoAsync($"/o/{affiliate.Id}");
        await Expect(page.Locator("#not-recorded")).ToHaveTextAsync(missing);

        await page.GotoAsync($"{list}?when=ahead");
        await page.Locator("main .rows h3 a").First.ClickAsync();
        await page.Locator("a[href$='/absences']").ClickAsync();
        await page.GetByText(told, new() { Exact = true }).ClickAsync();
        await page.Locator("main form[method=post] button[type=submit]").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(page.Locator("#before")).ToContainTextAsync(told);
        await page.Locator("a[href$='/sign-in-sheet']").ClickAsync();
        await Expect(page.Locator("table.sheet tbody tr")).ToHaveCountAsync(6);
    }

    private async Task<(OwnAffiliate Affiliate, string List)> AGroupThatHasMetTwice(string language)
    {
        var affiliate = await OwnAffiliate.Register(platform, $"Meetings {language}");
        // Far enough from today, wherever the tests run, that the third meeting is still to come.
        var group = await affiliate.AGroup("Lamp group", people: 6, firstMeetingOn: OwnAffiliate.Today.AddDays(-11));
        await affiliate.Launch(group);
        return (affiliate, $"/o/{affiliate.Id}/cohorts/{group}/meetings");
    }

    private async Task<IPage> OnAPhone(Employee coach, string language)
    {
        var page = await platform.Browsers.SignedIn(coach.Account, language);
        await page.Resize(Phone);
        return page;
    }

    private static ILocator Mark(IPage page, int person) => page.Locator($"#Marks-{person}-Mark");

    private static Task Save(IPage page) => page.Locator("#during form button[type=submit]").ClickAsync();

    private static string Words(string words, int number) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, words, number);
}
