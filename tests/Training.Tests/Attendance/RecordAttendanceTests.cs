using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Training.Attendance;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

public sealed class RecordAttendanceTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_recorded_by_hand_stands_above_reports_until_it_is_taken_back()
    {
        var session = await PastSession.Over(app);
        await session.Save(await session.Sent(session.Report(("Ana", "ana.sol@example.org", "14:00", "14:30"))));

        (await session.Record("Ana Sol", new { state = "present", minutes = 85 })).EnsureSuccessStatusCode();
        Assert.Contains("Ana Sol present 85", await session.WhoWasThere(), StringComparison.Ordinal);

        (await session.Record("Ana Sol", new { state = "notRecorded" })).EnsureSuccessStatusCode();
        Assert.Contains("Ana Sol part 30", await session.WhoWasThere(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absent_is_only_who_was_recorded_so()
    {
        var session = await PastSession.Over(app);

        await session.Record("Ben Ruiz", new { state = "absent" });

        Assert.Equal("Ana Sol notRecorded, Ben Ruiz absent, Cleo Ames notRecorded", await session.WhoWasThere());
        var summary = (await session.Attendance()).GetProperty("summary");
        Assert.Equal((1, 2), (summary.GetProperty("absent").GetInt32(), summary.GetProperty("notRecorded").GetInt32()));
    }

    [Theory]
    [InlineData("absent", 5, "attendance.minutes-of-nobody")]
    [InlineData("notRecorded", 5, "attendance.minutes-of-nobody")]
    [InlineData("present", 91, "attendance.more-minutes-than-there-were")]
    public async Task Refuses_minutes_that_cannot_be(string state, int minutes, string code)
    {
        var session = await PastSession.Over(app);

        Assert.Equal(code, await (await session.Record("Ana Sol", new { state, minutes })).Code());
    }

    [Fact]
    public async Task Refuses_whoever_has_not_seen_what_was_recorded()
    {
        var session = await PastSession.Over(app);
        await session.Record("Ana Sol", new { state = "present" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await session.Record("Ana Sol", new { state = "absent" }, "\"v0\"")).StatusCode);
    }

    [Fact]
    public async Task Another_share_holds_for_what_was_recorded_before()
    {
        var session = await PastSession.Over(app);
        await session.Save(await session.Sent(session.Report(("Ana", "ana.sol@example.org", "14:00", "15:05"))));
        Assert.Contains("Ana Sol present 65", await session.WhoWasThere(), StringComparison.Ordinal);

        var rule = $"/training/offerings/{session.Offering}/attendance-rule";
        (await app.TrainingStaff().Put(rule, new { percent = 80 }, "\"v0\"")).EnsureSuccessStatusCode();

        Assert.Contains("Ana Sol part 65", await session.WhoWasThere(), StringComparison.Ordinal);
        Assert.Equal(72, (await session.Attendance()).GetProperty("summary").GetProperty("requiredMinutes").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.TrainingStaff().Put(rule, new { percent = 50 }, "\"v0\"")).StatusCode);
    }

    [Fact]
    public async Task The_file_for_a_spreadsheet_runs_nobodys_formula()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("=cmd|' /C calc'!A0", "formula@example.net", "14:00", "15:30")));
        await session.Decide(import, await session.OpenRow(import, "=cmd|' /C calc'!A0"), "guest");
        await session.Save(import);

        var file = Encoding.UTF8.GetString(
            await app.TrainingStaff().GetByteArrayAsync($"/training/sessions/{session.Id}/attendance/file", Cancel));

        Assert.StartsWith("\uFEFFName,Organization,Attendance,Minutes,Recorded by hand\r\n", file, StringComparison.Ordinal);
        Assert.Contains("Ana Sol,Harbor Peers,not recorded,,no\r\n", file, StringComparison.Ordinal);
        Assert.Contains("'=cmd|' /C calc'!A0", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_addresses_of_a_report_are_removed_after_thirty_days()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("Ana", "ana.sol@example.org", "14:00", "15:30"), ("Zed Unknown", "zed@example.net", "14:00", "14:10")));
        await session.Save(import);
        app.Clock.Advance(TimeSpan.FromDays(31));

        Assert.True(await ForgetNames.Once(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Clock.GetUtcNow(), Cancel) >= 1);

        Assert.True((await session.Import(import)).GetProperty("forgotten").GetBoolean());
        await using var owner = await app.OpenAsOwner();
        await using var left = new Npgsql.NpgsqlCommand(
            $"SELECT count(*) FROM attendance_import_entries WHERE import_id = '{import}' AND (name <> '' OR email <> '')", owner);
        Assert.Equal(0L, await left.ExecuteScalarAsync(Cancel));
        Assert.Contains("Ana Sol present 90", await session.WhoWasThere(), StringComparison.Ordinal);
    }
}
