using Microsoft.Playwright;
using Platform.Demo;
using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Slice;

/// <summary>
/// Every page in both languages, as the demo fills it: no axe violations, nothing that scrolls sideways at 1280, 360 or 320
/// pixels, help and the way out always there. With PLATFORM_SCREENSHOTS set, its pictures lie in artifacts/screenshots.
/// PLATFORM_PAGES names the only pages to be shown, with commas.
/// </summary>
public sealed class EveryPageTests(RunningPlatform platform)
{
    private static readonly Affiliate TwoRivers = Story.OfTheDemo.Affiliates[0];

    public static TheoryData<string, string> PagesInBothLanguages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var page in Gallery.Keys.Where(name => Asked is [] || Asked.Contains(name)))
            {
                pages.Add(page, Browsers.English);
                pages.Add(page, Browsers.Spanish);
            }

            return pages;
        }
    }

    private static string[] Asked { get; } =
        Environment.GetEnvironmentVariable("PLATFORM_PAGES")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IReadOnlyDictionary<string, Shown> Gallery { get; } = new Dictionary<string, Shown>
    {
        ["home"] = new(null, _ => "/"),
        ["sign-in"] = new(null, _ => "/sign-in"),
        ["sign-in-wrong"] = new(null, _ => "/sign-in?code=wrong"),
        ["sign-in-locked"] = new(null, _ => "/sign-in?code=locked"),
        ["sign-in-first"] = new(null, _ => "/sign-in?returnTo=%2Fme"),
        ["help"] = new(null, _ => "/help"),
        ["not-found"] = new("program-director", account => $"/o/{account.Organization}/nowhere"),
        ["me"] = new("program-director", _ => "/me"),
        ["place"] = new("program-director", _ => "/place"),
        ["start-director"] = new("program-director", account => $"/o/{account.Organization}"),
        ["start-coach"] = new("peer-life-coach", account => $"/o/{account.Organization}"),
        ["start-case-manager"] = new("case-manager", account => $"/o/{account.Organization}"),
        ["start-peer-support-specialist"] = new("peer-support-specialist", account => $"/o/{account.Organization}"),
        ["start-training-staff"] = new("training-staff", account => $"/o/{account.Organization}"),
        ["start-operations"] = new("operations", account => $"/o/{account.Organization}"),
        ["start-administrator"] = new("platform-administrator", account => $"/o/{account.Organization}"),
        ["invitation-gone"] = new(null, _ => "/invitation"),
        ["forgot"] = new(null, _ => "/password/forgot"),
        ["forgot-sent"] = new(null, _ => "/password/forgot?code=sent"),
        ["reset-gone"] = new(null, _ => "/password/reset"),
        ["sign-in-welcome"] = new(null, _ => "/sign-in?code=welcome"),
        ["people"] = new("program-director", account => $"/o/{account.Organization}/people"),
        ["people-invite"] = new("program-director", account => $"/o/{account.Organization}/people/invite"),
        ["people-invite-errors"] = new("program-director", account => $"/o/{account.Organization}/people/invite", Submit),
        ["people-list"] = new("program-director", account => $"/o/{account.Organization}/people/list"),
        ["person"] = new("program-director", account => $"/o/{account.Organization}/people/{DemoId.Of("membership/ruth.abernathy@example.org/case-manager")}"),
        ["person-end"] = new("program-director", account => $"/o/{account.Organization}/people/{DemoId.Of("membership/ruth.abernathy@example.org/case-manager")}/end"),
        ["organizations"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations"),
        ["organization-new"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/new"),
        ["organization"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/{TwoRivers.Id}"),
        ["organization-people"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/{TwoRivers.Id}/people"),
        ["organization-person"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/{TwoRivers.Id}/people/{DemoId.Of("membership/ruth.abernathy@example.org/case-manager")}"),
        ["organization-person-transfer"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/{TwoRivers.Id}/people/{DemoId.Of("membership/ruth.abernathy@example.org/case-manager")}/transfer"),
        ["organization-person-transfer-to"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/{TwoRivers.Id}/people/{DemoId.Of("membership/ruth.abernathy@example.org/case-manager")}/transfer?to={Story.OfTheDemo.Affiliates[1].Id}"),
        ["site-new"] = new("platform-administrator", account => $"/o/{account.Organization}/organizations/{TwoRivers.Id}/sites/new"),
        ["groups"] = new("program-director", account => $"/o/{account.Organization}/cohorts"),
        // At the one site of this director no group has started.
        ["groups-none"] = new(
            "program-director", account => $"/o/{account.Organization}/cohorts?state=active", User: "calvin.whitaker@example.org"),
        ["form-where"] = new("program-director", account => $"/o/{account.Organization}/cohorts/new"),
        ["form"] = new("program-director", account => $"/o/{account.Organization}/cohorts/new?site={TwoRivers.SiteId("eastside")}"),
        ["form-errors"] = new(
            "program-director",
            account => $"/o/{account.Organization}/cohorts/new?site={TwoRivers.SiteId("eastside")}",
            page => page.Locator("main form[method=post] button[type=submit]").First.ClickAsync()),
        ["group-started"] = new("program-director", account => Group(account, 0)),
        ["group-forming"] = new("program-director", account => Group(account, 3)),
        ["group-of-coach"] = new("peer-life-coach", account => Group(account, 0)),
        ["calendar"] = new("program-director", account => $"{Group(account, 0)}/calendar"),
        ["calendar-none"] = new("program-director", account => $"{Group(account, 2)}/calendar"),
        ["partners"] = new("peer-life-coach", account => $"{Group(account, 0)}/partners"),
        ["partners-none"] = new("program-director", account => $"{Group(account, 2)}/partners"),
        ["partner-proposal"] = new("peer-life-coach", account => $"{Group(account, 0)}/partners/proposal"),
        ["partner-proposal-anew"] = new("program-director", account => $"{Group(account, 0)}/partners/proposal?fresh=true"),
        ["partner-proposal-odd"] = new("program-director", account => $"{Group(account, 3)}/partners/proposal?odd=coach"),
        ["partner-change"] = new(
            "program-director",
            account => $"{Group(account, 0)}/partners/proposal",
            page => page.Locator("form[method=get] button[type=submit]").ClickAsync()),
        ["partner-wishes"] = new(
            "peer-life-coach",
            account => $"{Group(account, 0)}/people/{TwoRivers.ParticipantId(TwoRivers.Groups[0], 1)}/preferences"),
        ["partners-apart"] = new("program-director", account => $"{Group(account, 0)}/partners/apart", Submit),
        ["partners-ending"] = new(
            "program-director",
            account => $"{Group(account, 0)}/partners",
            page => page.Locator("main a[href$='/ending']").First.ClickAsync()),
        ["partners-concern"] = new(
            "program-director",
            account => $"{Group(account, 0)}/partners",
            page => page.Locator("main a[href$='/concern']").First.ClickAsync()),
        ["partners-earlier"] = new("program-director", account => $"{Group(account, 0)}/partners/earlier"),
        ["add-person"] = new("program-director", account => $"{Group(account, 2)}/people"),
        ["skip-dates"] = new("program-director", account => $"{Group(account, 2)}/skip-dates"),
        ["launch"] = new("program-director", account => $"{Group(account, 2)}/launch"),
        ["launch-refused-odd"] = new("program-director", account => $"{Group(account, 3)}/launch", Submit),
        ["launch-refused-coach"] = new("program-director", account => $"{Group(account, 4)}/launch", Submit),
        ["meetings"] = new("peer-life-coach", account => $"{Group(account, 0)}/meetings"),
        ["meetings-none"] = new("program-director", account => $"{Group(account, 2)}/meetings"),
        ["meeting-next"] = new("peer-life-coach", account => $"{Group(account, 0)}/meetings", OpenFirst),
        ["meeting-recorded"] = new("peer-life-coach", account => $"{Group(account, 0)}/meetings?when=over", OpenFirst),
        ["meeting-plan"] = new("peer-life-coach", account => $"{Group(account, 0)}/meetings", page => OpenPart(page, "plan")),
        ["meeting-time"] = new("peer-life-coach", account => $"{Group(account, 0)}/meetings", page => OpenPart(page, "time")),
        ["meeting-absences"] = new("peer-life-coach", account => $"{Group(account, 0)}/meetings", page => OpenPart(page, "absences")),
        ["meeting-not-held"] = new(
            "peer-life-coach", account => $"{Group(account, 0)}/meetings?when=over", page => OpenPart(page, "not-held")),
        ["sign-in-sheet"] = new(
            "peer-life-coach", account => $"{Group(account, 0)}/meetings", page => OpenPart(page, "sign-in-sheet")),
        ["lessons"] = new("peer-life-coach", account => $"/o/{account.Organization}/lessons"),
        ["catalog"] = new(null, _ => "/catalog"),
        ["catalog-none"] = new(null, _ => "/catalog?search=nothing+of+that+name"),
        ["catalog-offering"] = new(null, _ => $"/catalog/{Webinars}"),
        ["catalog-offering-of-clinics"] = new("program-director", _ => $"/catalog/{Clinics}"),
        ["training-desk"] = new("training-staff", account => Training(account)),
        ["training-of-director"] = new("program-director", account => Training(account)),
        ["attendance-of-director"] = new("program-director", account => $"{Training(account)}/attendance"),
        ["training-mine"] = new("peer-life-coach", account => $"{Training(account)}/mine"),
        ["training-mine-none"] = new("operations", account => $"{Training(account)}/mine"),
        ["offerings"] = new("training-staff", account => $"{Training(account)}/offerings"),
        ["offering"] = new("training-staff", account => $"{Training(account)}/offerings/{Webinars}"),
        ["offering-new"] = new("training-staff", account => $"{Training(account)}/offerings/new"),
        ["offering-new-dates"] = new(
            "training-staff", account => $"{Training(account)}/offerings/new?template=strong-peer-support-in-ccbhcs"),
        ["offering-new-errors"] = new(
            "training-staff", account => $"{Training(account)}/offerings/new?template=its-my-life-webinars", Submit),
        ["offering-text"] = new("training-staff", account => $"{Training(account)}/offerings/{Clinics}/text"),
        ["offering-publication"] = new("training-staff", account => $"{Training(account)}/offerings/{Clinics}/publication"),
        ["offering-session-new"] = new("training-staff", account => $"{Training(account)}/offerings/{Clinics}/sessions/new"),
        ["session"] = new("training-staff", account => $"{Training(account)}/offerings/{Clinics}", ToSession),
        ["session-people"] = new("training-staff", account => $"{Training(account)}/offerings/{Webinars}", page => ToSession(page, "/people")),
        ["session-sheet"] = new("training-staff", account => $"{Training(account)}/offerings/{Webinars}", page => ToSession(page, "/people/sheet")),
        ["session-plan"] = new("training-staff", account => $"{Training(account)}/offerings/{Clinics}", page => ToSession(page, "/plan")),
        ["session-over"] = new("training-staff", account => $"{Training(account)}/offerings/{Webinars}", page => ToFirstSession(page, "")),
        ["session-materials"] = new("training-staff", account => $"{Training(account)}/offerings/{Webinars}", page => ToFirstSession(page, "/materials")),
        ["session-move"] = new("training-staff", account => $"{Training(account)}/offerings/{Webinars}", page => ToSession(page, "/move")),
        ["session-cancellation"] = new(
            "training-staff", account => $"{Training(account)}/offerings/{Webinars}", page => ToSession(page, "/cancellation")),
        ["attendance"] = Attendance(_ => Task.CompletedTask),
        ["attendance-report"] = Attendance(page => page.Locator("main a[href$='/report']").ClickAsync()),
        ["attendance-report-errors"] = Attendance(async page =>
        {
            await page.Locator("main a[href$='/report']").ClickAsync();
            await Submit(page);
        }),
        ["attendance-check"] = Attendance(page => page.Locator("main a[href*='/attendance/reports/']").First.ClickAsync()),
        ["attendance-undo"] = Attendance(async page =>
        {
            await page.Locator("main a[href*='/attendance/reports/']").First.ClickAsync();
            await page.Locator("main a[href$='/undo']").First.ClickAsync();
        }),
        ["attendance-record"] = Attendance(page => page.Locator("main tbody th a").First.ClickAsync()),
        ["attendance-share"] = Attendance(page => page.Locator("main a[href$='/share']").ClickAsync()),
        ["certifications"] = new("training-staff", account => $"{Training(account)}/credentials"),
        ["certifications-none"] = new("training-staff", account => $"{Training(account)}/credentials?within=30"),
        ["certifications-of-director"] = new("program-director", account => $"{Training(account)}/credentials"),
        ["certification"] = new("training-staff", account => $"{Training(account)}/credentials", FirstCredential),
        ["certification-renewal"] = new("training-staff", account => $"{Training(account)}/credentials", page => FirstCredential(page, "/renewal")),
        ["certification-revocation"] = new(
            "training-staff", account => $"{Training(account)}/credentials", page => FirstCredential(page, "/revocation")),
        ["certification-new"] = new("training-staff", account => $"{Training(account)}/credentials/new"),
        ["certification-new-who"] = new("training-staff", account => $"{Training(account)}/credentials/new?organization={TwoRivers.Id}"),
        ["certification-new-errors"] = new(
            "training-staff",
            account => $"{Training(account)}/credentials/new?organization={TwoRivers.Id}&person={TwoRivers.Staff[0].Id}",
            Submit),
        ["certification-kinds"] = new("training-staff", account => $"{Training(account)}/credentials/kinds"),
        ["enroll-whose"] = new("training-staff", account => $"{Training(account)}/enroll?offering={Webinars}"),
        ["enroll"] = new("program-director", account => $"{Training(account)}/enroll?offering={Webinars}"),
        ["enroll-errors"] = new("program-director", account => $"{Training(account)}/enroll?offering={Webinars}", Submit),
        ["unenroll"] = new(
            "program-director",
            account => $"{Training(account)}/enroll?offering={Webinars}",
            page => page.Locator("a[href$='/cancellation']").First.ClickAsync()),
        ["assistance"] = new("training-staff", account => $"/o/{account.Organization}/training/assistance"),
        ["assistance-site"] = new(
            "training-staff", account => $"/o/{account.Organization}/training/assistance/{TwoRivers.SiteId("eastside")}"),
        ["assistance-of-director"] = new("program-director", account => $"/o/{account.Organization}/training/assistance"),
        ["consents"] = Served("/consents"),
        ["consent-new"] = Served("/consents/new"),
        ["consent-new-errors"] = Served("/consents/new", Submit),
        ["referrals-of-person"] = Served("/referrals"),
        ["referral-new"] = Served("/referrals/new"),
        ["disclosures"] = Served("/disclosures"),
        ["referrals"] = new("program-director", account => $"/o/{account.Organization}/referrals"),
        ["referrals-closed"] = new("program-director", account => $"/o/{account.Organization}/referrals?state=closed"),
        ["privacy"] = new("privacy-officer", account => $"/o/{account.Organization}/privacy"),
        ["privacy-account"] = new("privacy-officer", account => $"/o/{account.Organization}/privacy", page => Answered(page, "")),
        ["privacy-looks"] = new("privacy-officer", account => $"/o/{account.Organization}/privacy", page => Answered(page, "/looks")),
        ["operations"] = new("operations", account => $"/o/{account.Organization}/operations"),
        ["operations-audit"] = new("operations", account => $"/o/{account.Organization}/operations/audit?part=cohorts"),
        ["operations-audit-none"] = new("operations", account => $"/o/{account.Organization}/operations/audit?actor=nobody"),
        ["casework-morning"] = new("case-manager", account => $"/o/{account.Organization}/casework"),
        ["casework-morning-of-peer"] = new("peer-support-specialist", account => $"/o/{account.Organization}/casework"),
        ["casework-people"] = new("case-manager", account => $"/o/{account.Organization}/casework/people"),
        ["casework-people-ended"] = new("case-manager", account => $"/o/{account.Organization}/casework/people?state=ended"),
        ["casework-admit"] = new("case-manager", account => $"/o/{account.Organization}/casework/people/new"),
        ["casework-admit-errors"] = new("case-manager", account => $"/o/{account.Organization}/casework/people/new", Submit),
        ["casework-person"] = new("case-manager", account => Served(account, 2)),
        ["casework-person-of-supervisor"] = new("clinical-supervisor", account => Served(account, 2)),
        ["casework-plan"] = new("case-manager", account => $"{Served(account, 6)}/plan"),
        ["casework-plan-ended"] = new("case-manager", account => $"{Served(account, 12)}/plan"),
        ["casework-story"] = new("peer-support-specialist", account => $"{Served(account, 3)}/story"),
        ["casework-figures"] = new("case-manager", account => $"{Served(account, 3)}/figures"),
        ["casework-contact"] = new("case-manager", account => $"{Served(account, 3)}/contacts/new"),
        ["casework-contact-errors"] = new("case-manager", account => $"{Served(account, 3)}/contacts/new", Submit),
        ["casework-contacts-several"] = new("case-manager", account => $"{Served(account, 3)}/contacts/several"),
        ["casework-session"] = new("case-manager", account => $"{Served(account, 2)}/plan/sessions/peer-led/11"),
        ["casework-session-held"] = new("case-manager", account => $"{Served(account, 9)}/plan/sessions/drt/1"),
        ["casework-extension"] = new("case-manager", account => $"{Served(account, 3)}/plan/extension"),
        ["casework-pause-errors"] = new("case-manager", account => $"{Served(account, 3)}/plan/pause", Submit),
        ["casework-dates"] = new("case-manager", account => $"{Served(account, 1)}/plan/dates"),
        ["casework-end"] = new("case-manager", account => $"{Served(account, 3)}/end"),
        ["casework-duty-new"] = new("case-manager", account => $"{Served(account, 3)}/duties/new"),
        ["casework-duty"] = new("case-manager", account => Served(account, 1), page => page.Locator("main a[href*='/duties/']:not([href$='/new'])").First.ClickAsync()),
        ["casework-concern-new"] = new("peer-support-specialist", account => $"{Served(account, 3)}/concerns/new"),
        ["casework-concerns"] = new("case-manager", account => $"/o/{account.Organization}/casework/concerns"),
        ["casework-concerns-none"] = new("clinical-supervisor", account => $"/o/{account.Organization}/casework/concerns?state=escalated"),
        ["casework-concern"] = new(
            "case-manager",
            account => $"/o/{account.Organization}/casework/concerns",
            page => page.Locator("main a[href*='/casework/concerns/']").First.ClickAsync()),
        ["casework-concern-answered"] = new(
            "case-manager",
            account => $"/o/{account.Organization}/casework/concerns?state=answered",
            page => page.Locator("main a[href*='/casework/concerns/']").First.ClickAsync()),
        ["casework-teams"] = new("program-director", account => $"/o/{account.Organization}/casework/teams"),
        ["casework-teams-of-peer-supervisor"] = new("peer-supervisor", account => $"/o/{account.Organization}/casework/teams"),
        ["casework-team"] = new("case-manager", EastsideTeam),
        ["casework-team-of-director"] = new("program-director", EastsideTeam),
        ["casework-team-figures"] = new("peer-navigator", account => $"{EastsideTeam(account)}/figures"),
        ["casework-team-new"] = new("program-director", account => $"/o/{account.Organization}/casework/teams/new"),
        ["casework-team-new-errors"] = new(
            "program-director", account => $"/o/{account.Organization}/casework/teams/new?site={TwoRivers.SiteId("eastside")}", Submit),
        ["casework-team-members"] = new("program-director", account => $"{EastsideTeam(account)}/members"),
        ["casework-cover-new"] = new("case-manager", account => $"{EastsideTeam(account)}/covers/new"),
        ["casework-cover-end"] = new("case-manager", EastsideTeam, page => page.Locator("main a[href$='/ending']").First.ClickAsync()),
        ["casework-not-yours"] = new("program-director", account => Served(account, 3)),
        ["start-clinical-supervisor"] = new("clinical-supervisor", account => $"/o/{account.Organization}"),
        ["start-peer-supervisor"] = new("peer-supervisor", account => $"/o/{account.Organization}"),
    };

    [Theory]
    [MemberData(nameof(PagesInBothLanguages))]
    public async Task A_page_is_whole_accessible_and_fits(string name, string language)
    {
        var shown = Gallery[name];
        var account = shown.Role is null ? null : platform.Known.Accounts.First(known => shown.User is not null
            ? known.User == shown.User
            : known.Role == shown.Role && (!IsAffiliates(shown.Role) || known.Organization == TwoRivers.Id));
        var page = await platform.Browsers.Reader(account, language);
        await page.Resize(1280);
        var errors = new List<string>();
        page.Console += Listen;
        try
        {
            await Look(page, name, language, account);
        }
        finally
        {
            page.Console -= Listen;
        }

        Assert.Empty(errors);

        void Listen(object? sender, IConsoleMessage said)
        {
            if (said.Type == "error" && !said.Text.Contains("404", StringComparison.Ordinal)
                && !said.Text.Contains("409", StringComparison.Ordinal)) errors.Add(said.Text);
        }
    }

    private static async Task Look(IPage page, string name, string language, Account? account)
    {
        var shown = Gallery[name];
        await page.GotoAsync(shown.Address(account!));
        if (shown.Act is not null) await shown.Act(page);

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language[..2]);
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await page.MustOfferHelp();
        foreach (var width in new[] { 1280, 360, 320 })
        {
            await page.Resize(width);
            await page.MustNotScrollSideways();
            if (width == 320) continue;

            // Wide in one language and narrow in the other: what axe finds hangs on the layout, not on the words.
            if (width == 1280 == (language == Browsers.English)) await page.MustPleaseAxe();
            await page.Screenshot(name, language, width);
        }
    }

    private static Guid Webinars => Story.OfTheDemo.Series[0].Id;

    private static Guid Clinics => Story.OfTheDemo.Series[1].Id;

    private static string Training(Account account) => $"/o/{account.Organization}/training";

    // The last session of an offering is the one with a waitlist in the story.
    private static Task ToSession(IPage page) => ToSession(page, "");

    private static async Task ToSession(IPage page, string part)
    {
        var session = await page.Locator("main tbody th a").Last.GetAttributeAsync("href");
        await page.GotoAsync(session + part);
    }

    private static async Task ToFirstSession(IPage page, string part)
    {
        var session = await page.Locator("main tbody th a").First.GetAttributeAsync("href");
        await page.GotoAsync(session + part);
    }

    private static bool IsAffiliates(string role) =>
        role is "program-director" or "peer-life-coach" or "case-manager" or "peer-support-specialist" or "clinical-supervisor"
            or "peer-navigator" or "peer-supervisor" or "privacy-officer";

    private static string EastsideTeam(Account account) =>
        $"/o/{account.Organization}/casework/teams/{DemoId.Of($"team/{TwoRivers.Key}/{TwoRivers.Teams[0].Name}")}";

    /// <summary>A person whom the team serves, in the order of the story.</summary>
    private static string Served(Account account, int number)
    {
        var person = TwoRivers.Teams[0].People[number].Person;
        return $"/o/{account.Organization}/casework/people/{DemoId.Of($"served/{TwoRivers.Key}/{person.GivenName} {person.FamilyName}")}";
    }

    /// <summary>A page of the first person whom the case manager's team serves.</summary>
    private static Shown Served(string part, Func<IPage, Task>? act = null) => new(
        "case-manager",
        account => $"/o/{account.Organization}/casework/people",
        async page =>
        {
            await page.GotoAsync(await page.Locator("main .rows h2 a").First.GetAttributeAsync("href") + part);
            if (act is not null) await act(page);
        });

    private static async Task Answered(IPage page, string part) =>
        await page.GotoAsync(await page.Locator("main tbody th a").First.GetAttributeAsync("href") + part);

    private static string Group(Account account, int number) =>
        $"/o/{account.Organization}/cohorts/{TwoRivers.GroupId(TwoRivers.Groups[number])}";

    private static Task OpenFirst(IPage page) => page.Locator("main .rows h3 a").First.ClickAsync();

    private static async Task OpenPart(IPage page, string part)
    {
        await OpenFirst(page);
        await page.Locator($"main a[href$='/{part}']").First.ClickAsync();
    }

    /// <summary>The attendance of the first session of the webinars, which is over and has a report.</summary>
    private static Shown Attendance(Func<IPage, Task> act) => new(
        "training-staff",
        account => $"{Training(account)}/offerings/{Webinars}",
        async page =>
        {
            var session = await page.Locator("main tbody th a").First.GetAttributeAsync("href");
            await page.GotoAsync($"{session}/attendance");
            await act(page);
        });

    private static Task FirstCredential(IPage page) => FirstCredential(page, "");

    private static async Task FirstCredential(IPage page, string part)
    {
        var credential = await page.Locator("main tbody th a").First.GetAttributeAsync("href");
        await page.GotoAsync(credential + part);
    }

    private static Task Submit(IPage page) => page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();

    /// <param name="Role">Who looks; nobody who is signed in if null.</param>
    /// <param name="Act">What they do there first.</param>
    /// <param name="User">Which of them; the one of Two Rivers if null.</param>
    private sealed record Shown(
        string? Role, Func<Account, string> Address, Func<IPage, Task>? Act = null, string? User = null);
}
