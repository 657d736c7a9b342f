using Microsoft.Playwright;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>From a template to an appointment in somebody's calendar, as its people live it.</summary>
public sealed class EnrollForTrainingTests(RunningPlatform platform)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Training_staff_publish_a_director_enrolls_and_the_appointment_follows_the_session()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Calendar House");
        var trainer = platform.Account("training-staff");
        var first = OwnAffiliate.Today.AddDays(7);

        var staff = await platform.Browsers.SignedIn(trainer, Browsers.English);
        await staff.GotoAsync($"/o/{trainer.Organization}/training/offerings/new?template=its-my-life-webinars");
        await staff.Locator("[id='Dates-1']").Or(staff.Locator("input[name='Dates[1]']")).First.FillAsync($"{first:yyyy-MM-dd}");
        await staff.Button("Make the draft").ClickAsync();
        await Expect(staff.GetByRole(AriaRole.Status)).ToContainTextAsync("The draft is made");
        var offering = new Uri(staff.Url).AbsolutePath.Split('/')[^1];
        await staff.Link("Publish").ClickAsync();
        await staff.Button("Publish").ClickAsync();
        await Expect(staff.GetByRole(AriaRole.Status)).ToContainTextAsync("Published");

        var anybody = await platform.Browsers.Anonymous(Browsers.English);
        await anybody.GotoAsync($"/catalog/{offering}");
        await Expect(anybody.Locator("main")).ToContainTextAsync("2:00–3:00 p.m. ET");
        await Expect(anybody.Locator("main ul.rows > li")).ToHaveCountAsync(3);

        await affiliate.SeeStaffInTraining();
        var director = await platform.Browsers.SignedIn(affiliate.Director.Account, Browsers.English);
        await director.GotoAsync($"/o/{affiliate.Id}/training/enroll?offering={offering}");
        await director.GetByText("Cora Coach", new() { Exact = false }).First.ClickAsync();
        await director.Button("Enroll the checked people").ClickAsync();
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("Enrolled");

        var mailbox = new Mailbox(platform);
        var made = await mailbox.AppointmentsFor(affiliate.Coach.Account.User, 3);
        Assert.All(made, appointment =>
        {
            Assert.Equal(("REQUEST", 0, "CONFIRMED"), (appointment.Method, appointment.Sequence, appointment.Status));
            Assert.Equal([$"mailto:{affiliate.Coach.Account.User}"], appointment.Attendees);
            Assert.Equal(TimeSpan.FromHours(1), appointment.End - appointment.Start);
        });
        var eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var firstMade = made.MinBy(appointment => appointment.Start)!;
        Assert.Equal(
            first.ToDateTime(new TimeOnly(14, 0)), TimeZoneInfo.ConvertTime(firstMade.Start, eastern).DateTime);

        await staff.GotoAsync($"/o/{trainer.Organization}/training/offerings/{offering}");
        await staff.Locator("main tbody th a").First.ClickAsync();
        await staff.Link("Move to another time").ClickAsync();
        await staff.Field("On").FillAsync($"{first.AddDays(1):yyyy-MM-dd}");
        await staff.Button("Move the session").ClickAsync();
        await Expect(staff.GetByRole(AriaRole.Status)).ToContainTextAsync("new time");

        var moved = (await mailbox.AppointmentsFor(affiliate.Coach.Account.User, 4)).Single(appointment => appointment.Sequence == 1);
        Assert.Equal((firstMade.Uid, "REQUEST"), (moved.Uid, moved.Method));
        Assert.Equal(
            first.AddDays(1).ToDateTime(new TimeOnly(14, 0)), TimeZoneInfo.ConvertTime(moved.Start, eastern).DateTime);

        await staff.Link("Cancel the session").ClickAsync();
        await staff.Field("Reason").FillAsync("The presenter is ill");
        await staff.Button("Cancel the session").ClickAsync();
        await Expect(staff.GetByRole(AriaRole.Status)).ToContainTextAsync("canceled");

        var cancelled = (await mailbox.AppointmentsFor(affiliate.Coach.Account.User, 5)).Single(appointment => appointment.Method == "CANCEL");
        Assert.Equal((firstMade.Uid, 2, "CANCELLED"), (cancelled.Uid, cancelled.Sequence, cancelled.Status));
    }
}
