using System.Net;
using System.Text;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

/// <summary>What people send instead of a session's report, as the service takes it.</summary>
public sealed class BadReportsTests(BadReportsTests.ListeningApp app) : IClassFixture<BadReportsTests.ListeningApp>
{
    private static readonly (string, string, string, string) Ana = ("Ana Sol", "ana.sol@example.org", "14:00", "15:28");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>At a real port: the limits are the server's.</summary>
    public sealed class ListeningApp : TrainingApp
    {
        public ListeningApp() => UseKestrel(0);
    }

    [Theory]
    [InlineData("of another program", "attendance.not-a-report")]
    [InlineData("a workbook", "attendance.not-a-report")]
    [InlineData("the poll", "attendance.other-report")]
    [InlineData("Latin-1", "attendance.file-not-utf8")]
    [InlineData("cut", "attendance.file-cut")]
    [InlineData("a million short rows", "attendance.too-many-rows")]
    [InlineData("of the day before", "attendance.other-event")]
    public async Task Are_refused_whole_and_nothing_is_kept(string what, string code)
    {
        var session = await PastSession.Over(app);
        var report = session.Report(Ana, ("José Núñez", "jose@example.net", "14:00", "15:30"));

        var refused = await session.Upload(what switch
        {
            // As another program of video calls tells who was there.
            "of another program" => Encoding.UTF8.GetBytes(
                "Meeting title,Peer support\nFull Name,First Join,Last Leave,In-Meeting Duration,Role\nAna Sol,2:00:00 PM,3:28:00 PM,1h 28m,Attendee\n"),
            "a workbook" => [.. "PK\u0003\u0004"u8, .. Encoding.ASCII.GetBytes("xl/workbook.xml")],
            "the poll" => Encoding.UTF8.GetBytes(Reports.Text("zoom_poll.csv")),
            "Latin-1" => Encoding.Latin1.GetBytes(report),
            "cut" => Encoding.UTF8.GetBytes(report[..^40]),
            "a million short rows" => Encoding.UTF8.GetBytes("Name,Join Time,Leave Time\n" + string.Concat(Enumerable.Repeat("a,,\n", 1_000_000))),
            _ => Encoding.UTF8.GetBytes(PastSession.ReportOf(session.On.AddDays(-1), Ana)),
        });

        Assert.Equal((HttpStatusCode.Conflict, code), (refused.StatusCode, await refused.Code()));
        Assert.Empty((await session.Attendance()).GetProperty("summary").GetProperty("imports").EnumerateArray());
    }

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("UTF-16 without its mark")]
    [InlineData("empty bytes")]
    public async Task In_an_encoding_that_is_certain_they_are_read(string how)
    {
        var session = await PastSession.Over(app);
        var report = session.Report(("José Sol", "ana.sol@example.org", "14:00", "15:28"));

        var sent = await session.Upload(how switch
        {
            "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(report)],
            "UTF-16 without its mark" => Encoding.Unicode.GetBytes(report),
            _ => Encoding.UTF8.GetBytes(report.Replace("José", "Jo\0sé")),
        });

        var row = Assert.Single(await session.Rows((await sent.EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid(), open: false));
        Assert.Equal("José Sol", row.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Of_another_webinar_on_the_same_day_there_is_a_warning_before_anything_is_saved()
    {
        var session = await PastSession.Over(app);
        (await app.Change(session.Id, Given.AChange(joinLink: "https://zoom.example/j/99988877766"))).EnsureSuccessStatusCode();

        var import = await session.Sent(session.Report(Ana));

        Assert.Equal(["other-webinar"], (await session.Import(import)).GetProperty("warnings").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task More_than_any_report_has_is_refused_before_it_is_sent()
    {
        var session = await PastSession.Over(app);
        var content = new Counted(new byte[40 * 1024 * 1024]);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/training/sessions/{session.Id}/attendance-imports") { Content = content };
        request.Headers.ExpectContinue = true;

        var refused = await app.TrainingStaff().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("request.too-large", await refused.Code());
        Assert.False(content.WasSent);
    }

    private sealed class Counted(byte[] bytes) : ByteArrayContent(bytes)
    {
        public bool WasSent { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasSent = true;
            return base.SerializeToStreamAsync(stream, context);
        }
    }
}
