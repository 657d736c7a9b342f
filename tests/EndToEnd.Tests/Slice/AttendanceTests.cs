using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>Attendance from Zoom's report, as training staff live it: choose, check, done, the same again, and back.</summary>
public sealed class AttendanceTests(RunningPlatform platform)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_sent_checked_saved_sent_again_and_taken_back()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Attends");
        var session = await APastSession(affiliate);
        var page = await platform.Browsers.SignedIn(affiliate.Trainer.Account);
        var address = $"/o/{affiliate.Trainer.Account.Organization}/training/sessions/{session.Id}/attendance";

        await page.GotoAsync(address);
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = affiliate.Coach.Name })).ToContainTextAsync("Not recorded");
        await Send(page, Report(session, affiliate));

        // Whoever is known by address is known; a name is a question.
        await Expect(page.Heading("Check the attendance report")).ToBeVisibleAsync();
        var open = page.Locator(".rows--decide > li");
        await Expect(open).ToHaveCountAsync(1);
        await Expect(open.Locator("input[type=radio]:checked")).ToHaveCountAsync(0);
        // The button itself lies outside the page; people press its label.
        await open.Locator("label").Filter(new() { HasText = affiliate.Novice.Name }).First.ClickAsync();
        await page.Button("Save the attendance").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Attendance of 2 people is saved");

        await page.GotoAsync(address);
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = affiliate.Coach.Name })).ToContainTextAsync("88");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = affiliate.Novice.Name })).ToContainTextAsync("45");

        await Send(page, Report(session, affiliate));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("This file was sent before");
        await Expect(page.Heading("The attendance report is saved")).ToBeVisibleAsync();

        await page.Link("Take the whole report back").ClickAsync();
        await page.Button("Take it back").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The report is taken back");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = affiliate.Coach.Name })).ToContainTextAsync("Not recorded");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_no_report_is_refused_in_clear_words_and_nothing_is_kept()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Sends other files");
        var session = await APastSession(affiliate);
        var page = await platform.Browsers.SignedIn(affiliate.Trainer.Account);
        await page.GotoAsync($"/o/{affiliate.Trainer.Account.Organization}/training/sessions/{session.Id}/attendance");

        await Send(page, "Order,Item\n1,Coffee\n");
        await Expect(page.Alert()).ToContainTextAsync("no attendance report of Zoom’s");
        await Expect(page.Alert()).ToContainTextAsync("The file begins with “Order”");

        await Choose(page, string.Concat(Enumerable.Repeat("Attendee Report,,,,,,,\n", 180_000)));
        await Expect(page.Alert()).ToContainTextAsync("more than");

        await Choose(page, new string('x', 4_300_000));
        await Expect(page.Alert()).ToContainTextAsync("larger than 4 MB");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_beyond_all_limits_is_answered_with_a_page_that_says_what_to_do()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Sends too much");
        var session = await APastSession(affiliate);
        var page = await platform.Browsers.SignedIn(affiliate.Trainer.Account);
        await page.GotoAsync($"/o/{affiliate.Trainer.Account.Organization}/training/sessions/{session.Id}/attendance/report");

        await Choose(page, new string('x', 12_000_000));

        await Expect(page.GetByText("nothing of it was kept. Go back and send less")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Slides_are_published_and_found_by_who_was_enrolled_and_the_director_sees_who_took_part()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Looks back");
        var session = await APastSession(affiliate);
        var page = await platform.Browsers.SignedIn(affiliate.Trainer.Account);
        await page.GotoAsync($"/o/{affiliate.Trainer.Account.Organization}/training/sessions/{session.Id}");
        await page.Link("Publish slides or a recording").ClickAsync();
        await page.Field("SlidesLink").FillAsync("http://files.example.org/slides.pdf");
        await page.Button("Save").ClickAsync();
        await Expect(page.Alert()).ToContainTextAsync("https://");
        await page.Field("SlidesLink").FillAsync("https://files.example.org/slides.pdf");
        await page.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Slides and recording are published");
        await page.Context.CloseAsync();

        page = await platform.Browsers.SignedIn(affiliate.Coach.Account);
        await page.GotoAsync($"/o/{affiliate.Id}/training/mine");
        await Expect(page.Locator("#over ~ ul a[href='https://files.example.org/slides.pdf']")).ToBeVisibleAsync();
        await page.Context.CloseAsync();

        page = await platform.Browsers.SignedIn(affiliate.Director.Account);
        await page.GotoAsync($"/o/{affiliate.Id}/training");
        await page.Link("Attendance of your staff").ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = affiliate.Novice.Name })).ToContainTextAsync("Not recorded");
        await page.Link(affiliate.Coach.Name).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    private static async Task Send(IPage page, string report)
    {
        await page.Link("Send a Zoom report").ClickAsync();
        await Choose(page, report);
    }

    private static async Task Choose(IPage page, string report)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "report.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(report) });
        await page.Button("Read the file").ClickAsync();
    }

    /// <summary>The first session of a series, a week ago, in which the affiliate's two coaches were enrolled.</summary>
    private static async Task<Held> APastSession(OwnAffiliate affiliate)
    {
        var trainer = affiliate.As(affiliate.Trainer);
        var id = OwnAffiliate.NewId();
        await trainer.Make(
            "/training/offerings",
            new { id, Template = "strong-peer-support-in-ccbhcs", FirstOn = OwnAffiliate.Today.AddDays(-7) },
            Cancel,
            key: $"{id}");
        var offering = await trainer.Find<Offering>($"/training/offerings/{id}", Cancel);
        await trainer.Do(HttpMethod.Post, $"/training/offerings/{id}/publication", new { }, Cancel, offering!.Version, $"publish-{id}");
        var session = offering.Value.Sessions[0];
        await trainer.Do(
            HttpMethod.Post,
            "/training/enrollments",
            new
            {
                OrganizationId = affiliate.Id,
                OfferingId = id,
                SessionIds = new[] { session.Id },
                PersonIds = new[] { affiliate.Coach.Id, affiliate.Novice.Id },
                WaitIfFull = false,
            },
            Cancel,
            key: $"enroll-{id}");
        return session;
    }

    private static string Report(Held session, OwnAffiliate affiliate)
    {
        string At(int minutes) => session.When.On.ToDateTime(session.When.StartsAt).AddMinutes(minutes)
            .ToString("MM/dd/yyyy hh:mm:ss tt", CultureInfo.InvariantCulture);
        return $"""
            Attendee Report
            Report generated time,{At(150)}
            Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,Unique Viewers,Total Users
            Webinar,817 1234 5678,{At(-8)},100,2,2,3
            Attendee Details
            Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
            Yes,"Somebody, elsewhere",{affiliate.Coach.Account.User},{At(0)},{At(50)},50,Yes,United States
            Yes,On a phone,{affiliate.Coach.Account.User},{At(40)},{At(88)},48,Yes,United States
            Yes,"{affiliate.Novice.Name}, Attends",,{At(5)},{At(50)},45,Yes,United States

            """;
    }

    private sealed record Offering(List<Held> Sessions);

    private sealed record Held(Guid Id, Clock When);

    private sealed record Clock(DateOnly On, TimeOnly StartsAt);
}
