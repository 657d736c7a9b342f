using Microsoft.Playwright;
using Platform.Demo;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>
/// From one program to another, as its people live it: a consent is signed, a person is referred, the director opens what may
/// be shared and takes them into a group, and the team sees it. What the person is called is found where it belongs alone.
/// </summary>
public sealed class ReferralJourneyTests(RunningPlatform platform)
{
    private const string GivenName = "Ankylosaurus";
    private const string FamilyName = "Magniventris";
    private const string OwnWords = "Pachycephalosaurus";

    /// <summary>Where the name of somebody who is served and in a group belongs, and what they want to be known.</summary>
    private static readonly string[] Allowed = ["participants", "consents", "referrals"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consent_is_signed_the_person_referred_the_details_opened_and_the_person_accepted()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Referral");
        var (caseManager, _, team) = await affiliate.ATeam();
        var person = await affiliate.Admit(caseManager, team, months: 6, GivenName, FamilyName);
        var group = await affiliate.AGroup("Porch group", people: 2);
        var addresses = new List<string>();
        var worker = await platform.Browsers.SignedIn(caseManager.Account, script: false);
        var director = await platform.Browsers.SignedIn(affiliate.Director.Account);
        foreach (var page in new[] { worker, director }) page.Request += (_, request) => addresses.Add(request.Url);

        // The consent, read and signed on the worker's phone.
        await worker.Resize(360);
        await worker.GotoAsync($"/o/{affiliate.Id}/casework/people/{person}");
        await worker.Link("Consents").ClickAsync();
        await worker.Link("New consent").ClickAsync();
        await worker.Button("Sign").ClickAsync();
        await Expect(worker.Alert()).ToContainTextAsync("Read it together, then check the box");
        await worker.Locator("select[name=Recipient]").SelectOptionAsync($"{affiliate.Site}");
        await worker.Locator("label[for=Categories-name]").ClickAsync();
        await worker.Locator("label[for=Categories-own-words]").ClickAsync();
        await worker.Locator("label[for=Purposes-person-request]").ClickAsync();
        await worker.Locator("select[name=Expiry]").SelectOptionAsync("referralDecided");
        await worker.Locator("label[for=WasRead]").ClickAsync();
        await worker.Field("SignatureName").FillAsync($"{GivenName} {FamilyName}");
        await worker.MustNotScrollSideways();
        await worker.Button("Sign").ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Status)).ToContainTextAsync("The consent is signed and holds");

        // The referral.
        await worker.Link("Referrals").ClickAsync();
        await worker.Link("Refer to a group").ClickAsync();
        await worker.Locator("textarea[name=OwnWords]").FillAsync(OwnWords);
        var before = TimeProvider.System.GetUtcNow();
        await worker.Button("Ask the group program").ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Status)).ToContainTextAsync("The group program is asked");

        // The director is told that somebody waits, and nobody's name.
        await Patience.Until(
            "the director's list shows the referral",
            async _ =>
            {
                await director.GotoAsync($"/o/{affiliate.Id}/referrals");
                return await director.Locator("main .rows a").CountAsync();
            },
            count => count == 1,
            Cancel);
        await director.Locator("main .rows a").ClickAsync();
        await Expect(director.Locator("main")).Not.ToContainTextAsync(GivenName);
        await Expect(director.Locator("main")).ToContainTextAsync("Opening the details is a disclosure");

        // Opening is a disclosure, with its notice, on paper too.
        await director.Button("Open the details").ClickAsync();
        await Expect(director.Locator("main")).ToContainTextAsync($"{GivenName} {FamilyName}");
        await Expect(director.Locator("main")).ToContainTextAsync(OwnWords);
        await Expect(director.Locator("main")).ToContainTextAsync("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
        await Expect(director.Locator("main")).ToContainTextAsync("This record which has been disclosed to you is protected");
        await Expect(director.Locator("main")).Not.ToContainTextAsync("First team");
        Assert.DoesNotContain(GivenName, await director.TitleAsync(), StringComparison.Ordinal);
        await director.MustPleaseAxe();
        await director.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(director.GetByText("42 CFR part 2 prohibits unauthorized use or disclosure of these records.")).ToBeVisibleAsync();
        await director.EmulateMediaAsync(new() { Media = Media.Screen });
        await director.Resize(320);
        await director.MustNotScrollSideways();

        // The decision, which the team sees.
        await director.Locator("select[name=Group]").SelectOptionAsync($"{group}");
        await director.Button("Accept").ClickAsync();
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("The person is in the group");
        await Patience.Until(
            "casework shows the outcome on the person",
            async _ =>
            {
                await worker.GotoAsync($"/o/{affiliate.Id}/casework/people/{person}/referrals");
                return await worker.Locator("main li.panel").InnerTextAsync();
            },
            shown => shown.Contains("Accepted into a group", StringComparison.Ordinal)
                && shown.Contains("The details were opened once", StringComparison.Ordinal),
            Cancel);

        await SeeAccount(affiliate, person);
        await SeeTrace(before);
        Assert.DoesNotContain(addresses, address => Names(address));
        await SeeNamesNowhere();
    }

    /// <summary>The privacy officer accounts for it, and sees who looked.</summary>
    private async Task SeeAccount(OwnAffiliate affiliate, Guid person)
    {
        var officer = await affiliate.Employ("Olga", "Officer", "privacy-officer");
        var page = await platform.Browsers.SignedIn(officer.Account);
        await page.GotoAsync($"/o/{affiliate.Id}/privacy");
        await page.Locator($"main a[href$='/privacy/people/{person}']").ClickAsync();
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("main tbody tr")).ToContainTextAsync(affiliate.Director.Name);
        await page.Link("Who looked").ClickAsync();
        await Expect(page.Locator("main tbody")).ToContainTextAsync("Got a disclosure of the referral's details");
        await page.MustPleaseAxe();
    }

    /// <summary>One trace from the worker's click to the row in the other program's database.</summary>
    private async Task SeeTrace(DateTimeOffset before)
    {
        var way = await Patience.Until(
            "the dashboard shows the whole trace",
            async _ => (await platform.Dashboard.Traces("referrals"))
                .Where(trace => trace.Spans[0].Start >= before.ToUnixTimeMilliseconds() * 1_000_000)
                .Select(trace => trace.Spans.LastOrDefault(span => span is { Resource: "cohorts", Source: "Npgsql" }) is { } database
                    ? trace.Above(database).Reverse().ToArray()
                    : [])
                .FirstOrDefault(way => way is [{ Resource: "gateway" }, ..] && way.Any(span => span.Resource == "casework")),
            way => way is not null,
            Cancel);

        Assert.NotNull(way);
        var story = string.Join('\n', way.Select(span => $"{span.Resource}: {span.Name} ({span.Source}, {span.Kind})"));
        Assert.True(
            way.Select(span => span.Resource).Aggregate("", (way, resource) => way.EndsWith(resource, StringComparison.Ordinal)
                ? way
                : $"{way} {resource}") is " gateway web casework cohorts",
            story);
        Assert.Contains("outbox relay", way.Select(span => span.Name));
        var servers = way.Where(span => span is { Kind: Span.Server, Source: "Microsoft.AspNetCore" }).ToArray();
        Assert.Equal(["gateway", "web", "casework"], servers.Select(span => span.Resource));
        Assert.Equal("POST /casework/people/{id:guid}/referrals", servers[2].Name);
    }

    /// <summary>In no log, trace or queue, and in no table but where it belongs; what is searched for is found there.</summary>
    private async Task SeeNamesNowhere()
    {
        foreach (var kind in new[] { "logs", "spans", "traces" })
            Assert.False(Names(await platform.Dashboard.Everything(kind)), kind);

        Assert.All([GivenName, FamilyName, OwnWords], name => Assert.Empty(Caught.Files(platform, name)));
        var tables = new List<string>();
        foreach (var name in new[] { GivenName, FamilyName, OwnWords }) tables.AddRange(await Caught.Tables(platform, name));
        Assert.Empty(tables.Except(Allowed));
        Assert.Equal(Allowed.Order(), tables.Distinct().Order());
    }

    private static bool Names(string text) =>
        new[] { GivenName, FamilyName, OwnWords }.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
}
