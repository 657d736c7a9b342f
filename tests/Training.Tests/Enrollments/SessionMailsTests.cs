using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Training;
using Platform.Data;
using Platform.Testing;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Enrollments;

public sealed class SessionMailsTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_who_is_enrolled_gets_one_mail_with_the_appointment_and_no_name_in_it()
    {
        var organization = await app.AnOrganization();
        var people = new[] { await Colleague(organization, "Ana Sol"), await Colleague(organization, "Ben Ortiz") };
        var (offering, session) = await app.ASession();

        await app.Enroll(app.Director(organization), offering, people, session);

        foreach (var name in (string[])["Ana Sol", "Ben Ortiz"])
        {
            var mail = Assert.Single(await To(organization, name));
            Assert.Equal("You are enrolled: Peer Partnership in Recovery and Social Inclusion", mail.Subject);
            Assert.Contains("Thursday, April 2, 2026, 2:00–3:00 p.m. ET", mail.Text, StringComparison.Ordinal);
            Assert.Contains($"/o/{organization}/training/mine", mail.Text, StringComparison.Ordinal);
            Assert.Equal(CalendarMethod.Request, mail.CalendarMethod);
            var calendar = AppointmentText.Of(mail);
            Assert.Equal(("REQUEST", "0"), (calendar.Method, calendar.Event("SEQUENCE")));
            Assert.Equal("20260402T140000", calendar.Event("DTSTART"));
            Assert.Equal($"mailto:{mail.Recipient}", calendar.Event("ATTENDEE"));
            foreach (var anybody in (string[])["Ana", "Sol", "Ben", "Ortiz"])
                Assert.DoesNotContain(anybody, $"{mail.Subject} {mail.Text} {calendar.Event("SUMMARY")} {calendar.Event("DESCRIPTION")}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_link_is_not_in_the_mail_of_who_can_sign_in_and_is_in_that_of_a_guest()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession();
        (await app.Change(session, Given.AChange(joinLink: "https://meet.example.org/abc"))).EnsureSuccessStatusCode();
        await app.Enroll(app.Director(organization), offering, [await Colleague(organization, "Ana Sol")], session);

        (await app.TrainingStaff().Post(
            $"/training/sessions/{session}/guests",
            new { name = "Pat Guest", email = $"pat.{organization:N}@example.org", organizationId = organization }))
            .EnsureSuccessStatusCode();

        Assert.DoesNotContain("meet.example.org", $"{Assert.Single(await To(organization, "Ana Sol")).Text}", StringComparison.Ordinal);
        Assert.Contains("https://meet.example.org/abc", Assert.Single(await To(organization, "Pat")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_tells_everybody_in_every_organization_under_the_same_appointment()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var (offering, session) = await app.ASession(places: 2);
        await app.Enroll(app.Director(here), offering, [await Colleague(here, "Ana Sol")], session);
        await app.Enroll(app.Director(there), offering, [await Colleague(there, "Ben Ortiz")], session);
        await app.Enroll(app.Director(there), offering, [await Colleague(there, "Cy Young")], session, wait: true);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await app.Move(session, Given.AMove("2026-04-09", "15:00"))).EnsureSuccessStatusCode();

        foreach (var (organization, name) in new[] { (here, "Ana Sol"), (there, "Ben Ortiz") })
        {
            await Eventually.Equal(2, async () => (await To(organization, name)).Count);
            var mails = await To(organization, name);
            var (before, after) = (AppointmentText.Of(mails[0]), AppointmentText.Of(mails[1]));
            Assert.Equal("New time: Peer Partnership in Recovery and Social Inclusion", mails[1].Subject);
            Assert.Equal((before.Event("UID"), "REQUEST", "1"), (after.Event("UID"), after.Method, after.Event("SEQUENCE")));
            Assert.Equal("20260409T150000", after.Event("DTSTART"));
        }

        await Eventually.Equal(2, async () => (await To(there, "Cy Young")).Count);
        Assert.All(await To(there, "Cy Young"), mail => Assert.Null(mail.CalendarText));
    }

    [Fact]
    public async Task News_of_a_move_that_come_late_or_twice_tell_nothing_more()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession();
        await app.Enroll(app.Director(organization), offering, [await Colleague(organization, "Ana Sol")], session);
        (await app.Move(session, Given.AMove("2026-04-09"))).EnsureSuccessStatusCode();
        (await app.Move(session, Given.AMove("2026-04-16"))).EnsureSuccessStatusCode();
        await Eventually.True(async () => (await To(organization, "Ana Sol")).Any(mail => mail.Text.Contains("April 16", StringComparison.Ordinal)));
        var count = (await To(organization, "Ana Sol")).Count;

        await app.Deliver(new SessionMoved(
            organization, session, offering, DateTimeOffset.Parse("2026-04-09T19:00Z", null), 60, 1, 2, app.Clock.GetUtcNow()));

        Assert.Equal(count, (await To(organization, "Ana Sol")).Count);
    }

    [Fact]
    public async Task A_cancelled_session_is_taken_out_of_every_calendar_under_a_higher_number()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession();
        await app.Enroll(app.Director(organization), offering, [await Colleague(organization, "Ana Sol")], session);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await app.CancelSession(session, "The presenter is ill")).EnsureSuccessStatusCode();

        await Eventually.Equal(2, async () => (await To(organization, "Ana Sol")).Count);
        var mails = await To(organization, "Ana Sol");
        var (before, after) = (AppointmentText.Of(mails[0]), AppointmentText.Of(mails[1]));
        Assert.Equal((before.Event("UID"), "CANCEL", "1", "CANCELLED"), (after.Event("UID"), after.Method, after.Event("SEQUENCE"), after.Event("STATUS")));
        Assert.Contains("The presenter is ill", mails[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_enrollment_is_taken_out_of_the_calendar_and_the_next_in_line_gets_an_appointment()
    {
        var organization = await app.AnOrganization();
        var (offering, session) = await app.ASession(places: 1);
        var mine = await app.Enroll(app.Director(organization), offering, [await Colleague(organization, "Ana Sol")], session);
        await app.Enroll(app.Director(organization), offering, [await Colleague(organization, "Ben Ortiz")], session, wait: true);
        Assert.Null(Assert.Single(await To(organization, "Ben Ortiz")).CalendarText);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await app.Director(organization).CancelEnrollment(mine[0])).EnsureSuccessStatusCode();

        var calendar = AppointmentText.Of((await To(organization, "Ana Sol"))[1]);
        Assert.Equal(("CANCEL", "1"), (calendar.Method, calendar.Event("SEQUENCE")));
        await Eventually.Equal(2, async () => (await To(organization, "Ben Ortiz")).Count);
        var news = (await To(organization, "Ben Ortiz"))[1];
        Assert.StartsWith("You have a place now", news.Subject, StringComparison.Ordinal);
        Assert.Equal("REQUEST", AppointmentText.Of(news).Method);
    }

    [Fact]
    public async Task Writes_in_the_readers_language()
    {
        var organization = await app.AnOrganization();
        var person = app.NewId();
        await app.Deliver(app.Membership(organization, person, "Luz Mar") with
        {
            Email = Address(organization, "Luz Mar"),
            Language = "es",
        });
        var (offering, session) = await app.ASession();

        await app.Enroll(app.Director(organization), offering, [person], session);

        var mail = Assert.Single(await To(organization, "Luz Mar"));
        Assert.StartsWith("Inscripción confirmada", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("jueves, 2 de abril de 2026, 2:00–3:00 p.\u00a0m. ET", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_written_to_about_what_is_over_or_without_an_address()
    {
        var organization = await app.AnOrganization();
        var offering = await app.ADraft(dates: new[] { new { number = 1, on = "2026-02-26" } });
        await app.Publish(offering);
        var sessions = await app.SessionsOf(offering);

        await app.TrainingStaff().TryEnroll(offering, [await Colleague(organization, "Ana Sol")], sessions[0], organization: organization);
        var made = await app.Enroll(app.Director(organization), offering, [await app.ACoach(organization)], sessions[1]);

        Assert.Empty(await To(organization, "Ana Sol"));
        Assert.Single(made);
    }

    private Task<Guid> Colleague(Guid organization, string name) =>
        app.AColleague(organization, name, Address(organization, name));

    private static string Address(Guid organization, string name) => $"{name.Split(' ')[0].ToLowerInvariant()}.{organization:N}@example.org";

    /// <summary>What was written to somebody, oldest first.</summary>
    private Task<List<Mail>> To(Guid organization, string name)
    {
        var address = Address(organization, name);
        return app.Query(null, db => db.Mails
            .AsNoTracking()
            .Where(mail => mail.Recipient == address)
            .OrderBy(mail => mail.At).ThenBy(mail => mail.Id)
            .ToListAsync(Cancel));
    }
}
