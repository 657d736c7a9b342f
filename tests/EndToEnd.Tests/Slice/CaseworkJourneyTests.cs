using System.Collections.Concurrent;
using Microsoft.Playwright;
using Platform.Demo;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>
/// A team at work, by the pages and without script: it is formed, admits a person, both write the record, one leads for the
/// other, a session is held, a concern is raised and answered. No address and no title ever names the person.
/// </summary>
public sealed class CaseworkJourneyTests(RunningPlatform platform)
{
    private const string GivenName = "Zebulon";
    private const string FamilyName = "Quarles";
    private const string Called = "Zebulon Q.";

    private readonly ConcurrentBag<string> _visited = [];

    /// <summary>The first site of an affiliate is in New York.</summary>
    private static DateOnly TodayAtSite => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
        TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Browsers.English, "The team is formed", "One of the two is not noted", "The contact is recorded", "your partner's part",
        "never given to a peer", "Your answer is saved", "There is nothing here for you")]
    [InlineData(Browsers.Spanish, "El equipo está formado", "Falta anotar uno de los dos", "El contacto está anotado", "corresponde a su compañero",
        "nunca se encargan", "Su respuesta está guardada", "Aquí no hay nada para usted")]
    public async Task A_team_is_formed_and_serves_a_person_together(
        string language, string formed, string notEligible, string recorded, string notYourPart, string notForPeers, string answered,
        string notYours)
    {
        var affiliate = await OwnAffiliate.Register(platform, $"Casework {language}");
        var manager = await affiliate.Employ("Carla", "Manager", "case-manager", affiliate.Site);
        var peer = await affiliate.Employ("Pavel", "Peer", "peer-support-specialist", affiliate.Site);
        var elsewhere = await affiliate.Employ("Elsa", "Elsewhere", "case-manager", affiliate.OtherSite);
        await affiliate.Certify(peer);
        await SeeInCasework(affiliate, peer, manager);

        var director = await Open(affiliate.Director, language);
        await director.GotoAsync($"/o/{affiliate.Id}/casework/teams/new");
        await director.Locator("select[name=site]").SelectOptionAsync($"{affiliate.Site}");
        await director.Locator("main form[method=get] button").ClickAsync();
        await director.Field("Name").FillAsync("First team");
        await Submit(director);
        await Expect(director.Alert()).ToBeVisibleAsync();
        await director.Locator("select[name=CaseManager]").SelectOptionAsync($"{manager.Id}");
        await director.Locator("select[name=Peer]").SelectOptionAsync($"{peer.Id}");
        await Submit(director);
        await Expect(Said(director)).ToContainTextAsync(formed);
        var team = new Uri(director.Url).AbsolutePath;

        // Who is eligible is decided by what is noted; what was typed stays.
        var hers = await Open(manager, language);
        await hers.GotoAsync($"/o/{affiliate.Id}");
        await hers.Locator(".site-nav a[href$='/casework/people']").ClickAsync();
        await hers.Locator("main a[href$='/casework/people/new']").ClickAsync();
        await hers.Field("GivenName").FillAsync(GivenName);
        await hers.Field("FamilyName").FillAsync(FamilyName);
        await hers.Locator("label[for=Homelessness]").ClickAsync();
        await hers.Locator("label[for=MentalHealth]").ClickAsync();
        await hers.Locator("select[name=Months]").SelectOptionAsync("12");
        await hers.Locator("select[name=Setting]").SelectOptionAsync("community");
        await Submit(hers);
        await Expect(hers.Alert()).ToContainTextAsync(notEligible);
        await hers.Locator("label[for=SubstanceUse]").ClickAsync();
        await Submit(hers);
        await Expect(hers.Heading($"{GivenName} {FamilyName}")).ToBeVisibleAsync();
        var person = new Uri(hers.Url).AbsolutePath;

        // Both write the record: a session of hers, and what he did together with the person.
        await hers.GotoAsync($"{person}/plan/sessions/drt/1");
        await hers.Locator("main a[href*='session=drt/1']").ClickAsync();
        await Record(hers, place: "office", minutes: "50");
        await Expect(Said(hers)).ToContainTextAsync(recorded);
        await hers.GotoAsync($"{person}/plan");
        await Expect(hers.Locator("li", new() { Has = hers.Locator("a[href$='/sessions/drt/1']") }).Locator(".status--done")).ToBeVisibleAsync();

        var his = await Open(peer, language);
        await his.GotoAsync($"/o/{affiliate.Id}/casework");
        await Expect(his.Locator(".aside")).ToContainTextAsync(Called);
        await his.GotoAsync($"{person}/contacts/new");
        await his.Locator("select[name=Kind]").SelectOptionAsync("transportation");
        await his.Locator("select[name=Support]").SelectOptionAsync("together");
        await his.Locator("textarea[name=Note]").FillAsync("We rode the bus together.");
        await Record(his, place: "community", minutes: "35");
        await Expect(Said(his)).ToContainTextAsync(recorded);

        // The therapy is hers; while she is away he leads it, and it is said for whom.
        await his.GotoAsync($"{person}/contacts/new?session=drt/2");
        await Record(his, place: "office", minutes: "45");
        await Expect(his.Alert()).ToContainTextAsync(notYourPart);
        await Expect(his.Field("Minutes")).ToHaveValueAsync("45");
        await hers.GotoAsync($"{team}/covers/new");
        await hers.Locator("select[name=Away]").SelectOptionAsync($"{manager.Id}");
        await hers.Field("Until").FillAsync($"{OwnAffiliate.Today.AddDays(3):yyyy-MM-dd}");
        await Submit(hers);
        await Expect(Said(hers)).ToBeVisibleAsync();
        await Submit(his);
        await Expect(Said(his)).ToContainTextAsync(recorded);
        await his.GotoAsync($"{person}/story");
        await Expect(his.Locator("main ul.rows > li").First).ToContainTextAsync(manager.Name);
        await Expect(his.Locator("main ul.rows > li")).ToHaveCountAsync(3);

        // A session is left out with a reason, and taken in again.
        await hers.GotoAsync($"{person}/plan/sessions/peer-led/4");
        await hers.Field("Reason").FillAsync("Wishes another topic first");
        await hers.Locator("form:has(input[name=Reason]) button[type=submit]").ClickAsync();
        await Expect(hers.Locator("li", new() { Has = hers.Locator("a[href$='/sessions/peer-led/4']") })).ToContainTextAsync("Wishes another topic first");
        await hers.GotoAsync($"{person}/plan/sessions/peer-led/4");
        await Submit(hers);
        await Expect(Said(hers)).ToBeVisibleAsync();

        // The plan stands still with a reason; to go on is offered then, and not from the day on which it began to stand still.
        await hers.GotoAsync($"{person}/plan/pause");
        await Submit(hers);
        await Expect(hers.Alert()).ToBeVisibleAsync();
        await hers.Field("Reason").FillAsync("In a hospital");
        await Submit(hers);
        await Expect(hers.Locator("main")).ToContainTextAsync("In a hospital");
        await hers.Locator("main a[href$='/plan/resumption']").ClickAsync();
        await Submit(hers);
        await Expect(hers.Alert()).ToBeVisibleAsync();

        // What stands on paper is taken over at once.
        await hers.GotoAsync($"{person}/contacts/several");
        foreach (var (line, kind) in new[] { (1, "linking"), (2, "housing-needs") })
        {
            await hers.Field($"On{line}").FillAsync($"{TodayAtSite.AddDays(-1):yyyy-MM-dd}");
            await hers.Locator($"select[name=Kind{line}]").SelectOptionAsync(kind);
            await hers.Locator($"select[name=Place{line}]").SelectOptionAsync("phone");
            await hers.Field($"Minutes{line}").FillAsync("20");
        }

        await Submit(hers);
        await Expect(hers.Alert()).ToBeVisibleAsync();
        foreach (var line in new[] { 1, 2 }) await hers.Field($"On{line}").FillAsync($"{TodayAtSite:yyyy-MM-dd}");
        await Submit(hers);
        await Expect(Said(hers)).ToBeVisibleAsync();
        await Expect(hers.Locator("main ul.rows > li")).ToHaveCountAsync(5);

        // No task that assesses is ever a peer's.
        await hers.GotoAsync($"{person}/duties/new");
        await hers.Locator("select[name=Assignee]").SelectOptionAsync($"{peer.Id}");
        await hers.Locator("select[name=Kind]").SelectOptionAsync("assessment");
        await hers.Field("On").FillAsync($"{OwnAffiliate.Today.AddDays(2):yyyy-MM-dd}");
        await Submit(hers);
        await Expect(hers.Alert()).ToContainTextAsync(notForPeers);
        await hers.Locator("select[name=Kind]").SelectOptionAsync("home-visit");
        await Submit(hers);
        await Expect(Said(hers)).ToBeVisibleAsync();

        // A concern with its clock: raised by one, answered by the other, read by the first.
        await his.GotoAsync($"{person}/concerns/new");
        await his.Locator("textarea[name=Text]").FillAsync("Sounded very tired on the phone.");
        await Submit(his);
        await his.GotoAsync($"/o/{affiliate.Id}/casework/concerns");
        await his.Locator("main a[href*='/casework/concerns/']").First.ClickAsync();
        await Expect(his.Locator("textarea[name=Reply]")).ToHaveCountAsync(0);
        await hers.GotoAsync($"/o/{affiliate.Id}/casework");
        await hers.Locator("main a[href*='/casework/concerns/']").First.ClickAsync();
        await hers.Locator("textarea[name=Reply]").FillAsync("I will call this afternoon.");
        await hers.Locator("form:has(textarea) button[type=submit]").ClickAsync();
        await Expect(Said(hers)).ToContainTextAsync(answered);
        await his.ReloadAsync();
        await Expect(his.Locator("main")).ToContainTextAsync("I will call this afternoon.");

        // What was done, against what was expected.
        await hers.GotoAsync($"{person}/figures");
        await Expect(hers.Locator("main table").First.Locator("tbody tr").Nth(1).Locator("td").First).ToHaveTextAsync("2");

        Assert.NotEmpty(_visited);
        Assert.DoesNotContain(_visited, address =>
            address.Contains(GivenName, StringComparison.OrdinalIgnoreCase) || address.Contains(FamilyName, StringComparison.OrdinalIgnoreCase));

        // Nobody else finds the person: not at another site, and not who directs the program.
        foreach (var stranger in new[] { await Open(elsewhere, language), director })
        {
            await stranger.GotoAsync(person);
            await Expect(stranger.Locator("main")).ToContainTextAsync(notYours);
        }
    }

    private async Task<IPage> Open(Employee employee, string language)
    {
        var page = await platform.Browsers.SignedIn(employee.Account, language, script: false);
        page.FrameNavigated += (_, frame) => _visited.Add(frame.Url);
        return page;
    }

    private static ILocator Said(IPage page) => page.Locator("main").GetByRole(AriaRole.Status);

    private static async Task Record(IPage page, string place, string minutes)
    {
        await page.Locator("select[name=Place]").SelectOptionAsync(place);
        await page.Field("Minutes").FillAsync(minutes);
        await Submit(page);
    }

    private static async Task Submit(IPage page)
    {
        Assert.DoesNotContain(GivenName, await page.TitleAsync(), StringComparison.Ordinal);
        await page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
    }

    private static async Task SeeInCasework(OwnAffiliate affiliate, Employee peer, Employee manager) => await Patience.Until(
        $"Casework knows {manager.Name}, and that {peer.Name} is certified",
        async stop => (
            await Workers(affiliate, "peer-support-specialist", stop), await Workers(affiliate, "case-manager", stop)),
        both => both.Item1.Exists(known => known.Id == peer.Id && known.Certified) && both.Item2.Exists(known => known.Id == manager.Id),
        Cancel);

    private static async Task<List<KnownWorker>> Workers(OwnAffiliate affiliate, string role, CancellationToken cancel) =>
        (await affiliate.As(affiliate.Director).Get<Listed>($"/casework/workers?siteId={affiliate.Site}&role={role}", cancel)).Items;

    private sealed record Listed(List<KnownWorker> Items);

    private sealed record KnownWorker(Guid Id, bool Certified);
}
