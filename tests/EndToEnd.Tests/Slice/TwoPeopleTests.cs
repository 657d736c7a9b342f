using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

public sealed class TwoPeopleTests(RunningPlatform platform)
{
    [Theory]
    [InlineData(Browsers.English)]
    [InlineData(Browsers.Spanish)]
    public async Task Who_writes_while_another_changes_the_group_sees_both_and_loses_neither(string language)
    {
        var words = Words.In(language);
        var affiliate = await OwnAffiliate.Register(platform, $"Two people {language}");
        var address = $"/o/{affiliate.Id}/cohorts/{await affiliate.AGroup("Shared group", people: 1)}/people";
        var first = await platform.Browsers.SignedIn(affiliate.Director.Account, language);
        var second = await platform.Browsers.SignedIn(affiliate.Director.Account, language);

        await first.GotoAsync(address);
        await second.GotoAsync(address);
        await second.AddPerson("Sooner", "Saved", words.AddThis);
        await first.AddPerson("Later", "Written", words.AddThis);

        await Expect(first.Alert()).ToContainTextAsync(words.Changed);
        await Expect(first.Alert()).ToContainTextAsync("Sooner S.");
        await Expect(first.Field("GivenName")).ToHaveValueAsync("Later");

        await first.Button(words.AddThis).ClickAsync();
        await Expect(first.GetByText("Sooner S.")).ToBeVisibleAsync();
        await Expect(first.GetByText("Later W.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_acts_once()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Sent twice");
        var group = $"/o/{affiliate.Id}/cohorts/{await affiliate.AGroup("Double group", people: 1)}";
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account);

        await page.GotoAsync($"{group}/people");
        await page.Field("GivenName").FillAsync("Only");
        await page.Field("FamilyName").FillAsync("Once");
        await page.Button(Words.English.AddThis).DblClickAsync();

        await page.WaitForURLAsync($"**{group}?**");
        await Expect(page.GetByText("Only O.")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(Browsers.English)]
    [InlineData(Browsers.Spanish)]
    public async Task What_belongs_to_others_is_not_there(string language)
    {
        var words = Words.In(language);
        var mine = await OwnAffiliate.Register(platform, $"Mine {language}");
        var theirs = await OwnAffiliate.Register(platform, $"Theirs {language}");
        var group = await theirs.AGroup("Their group", people: 2);
        var page = await platform.Browsers.SignedIn(mine.Director.Account, language);

        foreach (var address in new[]
        {
            $"/o/{theirs.Id}",
            $"/o/{theirs.Id}/cohorts/{group}",
            $"/o/{mine.Id}/cohorts/{group}",
            $"/o/{mine.Id}/cohorts/{group}/calendar",
            $"/o/{mine.Id}/training/assistance/{theirs.Site}",
            $"/o/{mine.Id}/nowhere",
        })
        {
            var response = await page.GotoAsync(address);
            Assert.Equal(404, response!.Status);
            await Expect(page.Heading(words.NotYours)).ToBeVisibleAsync();
            await page.MustOfferHelp();
        }
    }
}
