using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

public sealed class UndoImportTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static readonly (string, string, string, string) Ana = ("Ana Sol", "ana.sol@example.org", "14:00", "15:28");

    [Fact]
    public async Task Takes_everything_back_and_the_same_file_may_be_sent_anew()
    {
        var session = await PastSession.Over(app);
        var report = session.Report(Ana, ("Walter Inman", "walter@open.example", "14:00", "15:30"));
        var import = await session.Sent(report);
        await session.Decide(import, await session.OpenRow(import, "Walter Inman"), "guest");
        await session.Save(import);

        (await session.Undo(import)).EnsureSuccessStatusCode();

        Assert.Equal("Ana Sol notRecorded, Ben Ruiz notRecorded, Cleo Ames notRecorded", await session.WhoWasThere());
        Assert.Equal(3, await app.TakenIn(session.Id));
        Assert.NotEqual(import, await session.Sent(report));
    }

    [Fact]
    public async Task Leaves_what_another_report_says_and_what_was_recorded_by_hand()
    {
        var session = await PastSession.Over(app);
        await session.Save(await session.Sent(session.Report(("Ana", "ana.sol@example.org", "14:00", "14:30"))));
        var second = await session.Sent(session.Report(Ana, ("Ben", "ben.ruiz@example.org", "14:00", "15:30")));
        await session.Save(second);
        await session.Record("Ben Ruiz", new { state = "part", minutes = 20 });

        await session.Undo(second);

        Assert.Equal("Ana Sol part 30, Ben Ruiz part 20, Cleo Ames notRecorded", await session.WhoWasThere());
    }

    [Fact]
    public async Task Is_refused_twice_and_after_thirty_days()
    {
        var session = await PastSession.Over(app);
        var (first, second) = (await session.Sent(session.Report(Ana)), await session.Sent(session.Report(Ana, Ana)));
        await session.Undo(first);
        await session.Save(second);

        Assert.Equal("attendance.already-undone", await (await session.Undo(first)).Code());
        Assert.Equal("attendance.already-undone", await (await session.Save(first)).Code());
        app.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("attendance.too-late-to-undo", await (await session.Undo(second)).Code());
        Assert.Contains("Ana Sol present 88", await session.WhoWasThere(), StringComparison.Ordinal);
    }
}
