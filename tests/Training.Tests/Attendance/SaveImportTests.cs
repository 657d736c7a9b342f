using System.Net;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

public sealed class SaveImportTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static readonly (string, string, string, string) Ana = ("Ana Sol", "ana.sol@example.org", "14:00", "15:28");
    private static readonly (string, string, string, string) BenInPart = ("ben", "ben.ruiz@example.org", "13:40", "14:41");
    private static readonly (string, string, string, string) Cleo = ("Cleo A, Prairie", "", "14:10", "15:30");

    [Fact]
    public async Task Whoever_is_known_by_address_is_recorded_and_a_name_waits()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(Ana, BenInPart, Cleo));

        var response = await session.Save(import);

        var saved = await response.EnsureSuccessStatusCode().Read();
        Assert.Equal((2, 2, 1), (saved.GetProperty("people").GetInt32(), saved.GetProperty("changed").GetInt32(), saved.GetProperty("open").GetInt32()));
        // The 20 minutes before the beginning do not count; of Cleo nothing is known.
        Assert.Equal("Ana Sol present 88, Ben Ruiz part 41, Cleo Ames notRecorded", await session.WhoWasThere());
    }

    [Fact]
    public async Task A_row_that_is_decided_later_is_added_by_saving_again()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(Ana, Cleo));
        await session.Save(import);
        var row = await session.OpenRow(import, "Cleo A, Prairie");
        var hint = Assert.Single(row.GetProperty("hints").EnumerateArray());
        Assert.Equal("nameInPart", hint.GetProperty("because").GetString());

        (await session.Decide(import, row, "person", hint.GetProperty("person"))).EnsureSuccessStatusCode();
        await session.Save(import);

        Assert.Equal("Ana Sol present 88, Ben Ruiz notRecorded, Cleo Ames present 80", await session.WhoWasThere());
        Assert.Equal(0, (await session.Import(import)).GetProperty("toDecide").GetInt32());
    }

    [Fact]
    public async Task Saving_again_changes_nothing()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(Ana, BenInPart));
        await session.Save(import);
        var before = (await session.Attendance()).GetProperty("items").GetRawText();

        var again = await (await session.Save(import)).Read();

        Assert.Equal(0, again.GetProperty("changed").GetInt32());
        Assert.Equal(before, (await session.Attendance()).GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task A_second_file_of_the_session_adds_its_time_and_counts_what_both_have_once()
    {
        var session = await PastSession.Over(app);
        await session.Save(await session.Sent(session.Report(("Ben", "ben.ruiz@example.org", "14:00", "14:40"))));

        await session.Save(await session.Sent(session.Report(("Ben on a phone", "ben.ruiz@example.org", "14:30", "15:05"))));

        Assert.Contains("Ben Ruiz present 65", await session.WhoWasThere(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rows_of_one_person_are_a_union()
    {
        var session = await PastSession.Over(app);

        await session.Save(await session.Sent(session.Report(
            ("Ana", "ana.sol@example.org", "14:00", "14:50"), ("Ana's iPad", "ANA.SOL@example.org", "14:30", "15:00"))));

        Assert.Contains("Ana Sol present 60", await session.WhoWasThere(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_remembered_is_known_in_the_next_report()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("Cleo at home", "cleo@home.example", "14:00", "15:30")));
        var row = await session.OpenRow(import, "Cleo at home");
        var cleo = await PersonCalled("Cleo Ames", session);
        (await session.Decide(import, row, "person", cleo, remember: true)).EnsureSuccessStatusCode();
        await session.Save(import);

        var next = await session.Sent(session.Report(("C.", "cleo@home.example", "14:05", "14:10")));

        var known = Assert.Single(await session.Rows(next, open: false));
        Assert.Equal("remembered", known.GetProperty("knownBy").GetString());
        Assert.Equal("Cleo Ames", known.GetProperty("person").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Without_being_asked_nothing_is_remembered()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("Cleo at home", $"{session.Id:N}@home.example", "14:00", "15:30")));
        await session.Decide(import, await session.OpenRow(import, "Cleo at home"), "person", await PersonCalled("Cleo Ames", session));
        await session.Save(import);

        var next = await session.Sent(session.Report(("C.", $"{session.Id:N}@home.example", "14:05", "14:10")));

        Assert.Single(await session.Rows(next, open: true));
    }

    [Fact]
    public async Task A_walk_in_becomes_a_guest_without_an_account()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("Walter Inman, Open Door", "walter@open.example", "14:00", "15:30")));
        await session.Decide(import, await session.OpenRow(import, "Walter Inman, Open Door"), "guest");

        await session.Save(import);

        var walter = (await session.Attendance()).GetProperty("items").EnumerateArray()
            .Single(person => person.GetProperty("name").GetString() == "Walter Inman");
        Assert.Equal("Open Door", walter.GetProperty("affiliation").GetString());
        Assert.Equal(app.Centre, walter.GetProperty("organizationId").GetGuid());
        Assert.Equal("present", walter.GetProperty("state").GetString());
        Assert.Equal(4, await app.TakenIn(session.Id));
    }

    [Fact]
    public async Task A_colleague_who_is_not_enrolled_is_known_by_address_and_enrolled_by_choice()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("D", $"dov.{session.OtherOrganization:N}@example.org", "14:00", "15:30")));
        var row = await session.OpenRow(import, "D");
        var dov = row.GetProperty("colleague");
        Assert.Equal("Dov Katz", dov.GetProperty("name").GetString());

        await session.Decide(import, row, "enroll", dov);
        await session.Save(import);

        Assert.Contains("Dov Katz present 90", await session.WhoWasThere(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_gets_the_minutes_that_somebody_knows()
    {
        var session = await PastSession.Over(app);
        var report = session.Report(Ana, ("Ben Ruiz", "ben.ruiz@example.org", "14:00", "15:29")).Replace(":29:00 PM", ":71 PM", StringComparison.Ordinal);
        var import = await session.Sent(report);
        var row = await session.OpenRow(import, "Ben Ruiz");
        Assert.Equal("Leave Time", row.GetProperty("faultColumn").GetString());
        Assert.Contains(":71 PM", row.GetProperty("faultText").GetString());

        await session.Decide(import, row, "person", row.GetProperty("person"), minutes: 75);
        await session.Save(import);

        Assert.Contains("Ben Ruiz present 75", await session.WhoWasThere(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_left_out_counts_nowhere()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(Ana, Cleo));
        await session.Decide(import, await session.OpenRow(import, "Cleo A, Prairie"), "leftOut");

        await session.Save(import);

        Assert.Equal("Ana Sol present 88, Ben Ruiz notRecorded, Cleo Ames notRecorded", await session.WhoWasThere());
        Assert.Empty(await session.Rows(import, open: true));
    }

    [Fact]
    public async Task Refuses_a_choice_of_somebody_who_is_not_enrolled_and_keeps_nothing()
    {
        var (session, elsewhere) = (await PastSession.Over(app), await PastSession.Over(app));
        var import = await session.Sent(session.Report(Cleo));

        var response = await session.Decide(
            import, await session.OpenRow(import, "Cleo A, Prairie"), "person", await PersonCalled("Cleo Ames", elsewhere));

        Assert.Equal("attendance.not-enrolled", await response.Code());
        Assert.Single(await session.Rows(import, open: true));
    }

    [Fact]
    public async Task Refuses_whoever_has_seen_an_older_version()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(Ana));
        await session.Save(import, "\"v1\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await session.Save(import, "\"v1\"")).StatusCode);
    }

    [Fact]
    public async Task A_repeated_command_gets_its_first_answer()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(Ana));
        var key = $"{app.NewId()}";

        var (first, again) = (await session.Save(import, "\"v1\"", key), await session.Save(import, "\"v1\"", key));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(await first.Read(), await again.Read()));
    }

    private static async Task<System.Text.Json.JsonElement> PersonCalled(string name, PastSession session)
    {
        var person = (await session.Attendance()).GetProperty("items").EnumerateArray()
            .Single(row => row.GetProperty("name").GetString() == name);
        return System.Text.Json.JsonSerializer.SerializeToElement(new
        {
            organizationId = person.GetProperty("organizationId").GetGuid(),
            id = person.GetProperty("enrollmentId").GetGuid(),
        });
    }
}
