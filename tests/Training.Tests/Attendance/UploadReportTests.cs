using System.Net;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

public sealed class UploadReportTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static readonly (string, string, string, string) Ana = ("Ana Sol", "ana.sol@example.org", "14:00", "15:28");

    [Fact]
    public async Task Reads_the_report_and_records_nothing()
    {
        var session = await PastSession.Over(app);

        var response = await session.Upload(session.Report(Ana, ("Cleo A, Prairie", "", "14:10", "15:30")));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var import = await session.Import((await response.Read()).GetProperty("id").GetGuid());
        Assert.Equal("checking", import.GetProperty("state").GetString());
        Assert.Equal(
            (2, 1, 1, 2, 1),
            (import.GetProperty("rows").GetInt32(), import.GetProperty("recognized").GetInt32(), import.GetProperty("toDecide").GetInt32(),
                import.GetProperty("notInFile").GetInt32(), import.GetProperty("leftOut").GetInt32()));
        Assert.Equal("Ana Sol notRecorded, Ben Ruiz notRecorded, Cleo Ames notRecorded", await session.WhoWasThere());
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_import()
    {
        var session = await PastSession.Over(app);
        var report = session.Report(Ana);
        var first = await session.Sent(report);

        var response = await session.Upload(report);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var again = await response.Read();
        Assert.Equal((first, true), (again.GetProperty("id").GetGuid(), again.GetProperty("again").GetBoolean()));
        Assert.Equal(1, (await session.Attendance()).GetProperty("summary").GetProperty("imports").GetArrayLength());
    }

    [Fact]
    public async Task Sent_by_many_at_one_moment_it_is_one_import()
    {
        var session = await PastSession.Over(app);
        var report = session.Report(Ana);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => session.Upload(report)));

        Assert.All(answers, answer => Assert.Contains(
            answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict]));
        Assert.Equal(1, (await session.Attendance()).GetProperty("summary").GetProperty("imports").GetArrayLength());
    }

    [Fact]
    public async Task Refuses_the_report_of_another_day()
    {
        var session = await PastSession.Over(app);

        var response = await session.Upload(PastSession.ReportOf(session.On.AddDays(-1), Ana));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("attendance.other-event", await response.Code());
    }

    [Fact]
    public async Task Warns_of_a_report_whose_times_seem_to_be_of_another_zone()
    {
        var session = await PastSession.Over(app);

        var id = (await (await session.Upload(session.Report(Ana), "America/Los_Angeles")).Read()).GetProperty("id").GetGuid();

        Assert.Equal(["times-apart"], (await session.Import(id)).GetProperty("warnings").EnumerateArray().Select(word => word.GetString()));
    }

    [Theory]
    [InlineData("EST")]
    [InlineData("Eastern Standard Time")]
    [InlineData("Mars/Olympus")]
    public async Task Takes_zones_by_a_place(string zone)
    {
        var session = await PastSession.Over(app);

        Assert.Equal("attendance.time-zone-unknown", await (await session.Upload(session.Report(Ana), zone)).Code());
    }

    [Fact]
    public async Task Refuses_what_it_cannot_read_with_where_and_what_it_is_in_the_readers_language()
    {
        var session = await PastSession.Over(app);
        var http = app.TrainingStaff();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");
        var report = session.Report(Ana).Replace(":28:00 PM", ":71 PM", StringComparison.Ordinal);

        var response = await http.PostAsync(
            $"/training/sessions/{session.Id}/attendance-imports", new StringContent(report), TestContext.Current.CancellationToken);

        var problem = await response.Read();
        Assert.Equal("attendance.no-row-readable", problem.GetProperty("code").GetString());
        Assert.Contains("En la línea 10, la columna «Leave Time» dice", problem.GetProperty("title").GetString());
        Assert.Empty((await session.Attendance()).GetProperty("summary").GetProperty("imports").EnumerateArray());
    }

    [Fact]
    public async Task Refuses_a_session_that_has_not_begun()
    {
        var session = await PastSession.Over(app);
        var next = (await app.SessionsOf(session.Offering))[1];

        var response = await (session with { Id = next }).Upload(session.Report(Ana));

        Assert.Equal("attendance.not-begun", await response.Code());
    }

    [Fact]
    public async Task Is_not_found_where_there_is_no_such_session()
    {
        var session = await PastSession.Over(app);

        Assert.Equal(HttpStatusCode.NotFound, (await (session with { Id = app.NewId() }).Upload("nothing")).StatusCode);
    }
}
