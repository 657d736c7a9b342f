using System.Text;
using Platform.Domain;
using Platform.Training.Attendance;

namespace Platform.Training.Tests.Attendance;

public sealed class ReadZoomReportTests
{
    [Fact]
    public void Reads_the_webinar_report_of_2026()
    {
        var report = Read("zoom_webinar_2026.csv");

        Assert.Equal(("Peer support and scope of practice", "81712345678"), (report.Topic, report.WebinarId));
        Assert.Equal(new DateTime(2026, 12, 1, 13, 52, 10), report.StartedAt);
        Assert.Equal(7, report.SaidAttendees);
        Assert.Equal(
            [ReportSection.Host, ReportSection.Panelist, ReportSection.Panelist],
            report.Rows.Take(3).Select(row => row.Section));
        var abiola = report.Rows[3];
        Assert.Equal((14, "Abiola Adeyemi", "abiola.adeyemi@example.org"), (abiola.Number, abiola.Name, abiola.Email));
        Assert.Equal((new DateTime(2026, 12, 1, 14, 0, 0), new DateTime(2026, 12, 1, 15, 28, 0)), (abiola.Joined, abiola.Left));
    }

    [Fact]
    public void Reads_the_webinar_report_of_2025_with_its_other_dates_its_own_questions_and_its_callers()
    {
        var report = Read("zoom_webinar_2025.csv");

        Assert.Equal(("Boundaries, in practice", "91234567890"), (report.Topic, report.WebinarId));
        Assert.Equal(
            ["Dana Whitfield", "Abiola Adeyemi", "Lena (Lena Fischer)", "Tom Greenfield", "99"],
            report.Rows.Select(row => row.Name));
        // The question that bears the name of a column does not take its place.
        Assert.Equal("abiola.adeyemi@example.org", report.Rows[1].Email);
        Assert.Equal(new DateTime(2025, 3, 22, 19, 13, 27), report.Rows[1].Joined);
        Assert.False(report.Rows[3].Attended);
        Assert.Equal((ReportSection.Other, true), (report.Rows[4].Section, report.Rows[4].ByPhone));
    }

    [Fact]
    public void Reads_participants_of_a_meeting_by_minutes_and_leaves_its_host_out()
    {
        var report = Read("zoom_meeting_unique.csv");

        Assert.Equal(new DateTime(2026, 6, 16, 15, 10, 26), report.StartedAt);
        Assert.Equal(
            [(ReportSection.Host, 77), (ReportSection.Attendee, 59), (ReportSection.Attendee, 60)],
            report.Rows.Select(row => (row.Section, row.Minutes)));
    }

    [Fact]
    public void Reads_participants_of_a_meeting_by_each_time_they_joined_and_begins_with_the_first()
    {
        var report = Read("zoom_meeting_per_join.csv");

        Assert.Equal(new DateTime(2026, 6, 16, 15, 10, 26), report.StartedAt);
        Assert.Equal(5, report.Rows.Count);
    }

    [Theory]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16 with mark")]
    [InlineData("utf-16 without")]
    [InlineData("utf-16, the other way")]
    [InlineData("nul bytes")]
    [InlineData("other case and blanks")]
    [InlineData("tabs")]
    [InlineData("Windows lines")]
    public void Reads_the_same_however_the_file_was_saved(string how)
    {
        var text = Text("zoom_webinar_2026.csv");
        byte[] file = how switch
        {
            "utf-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "utf-16 with mark" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "utf-16 without" => Encoding.Unicode.GetBytes(text),
            "utf-16, the other way" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "nul bytes" => Encoding.UTF8.GetBytes(text.Replace("Abiola", "Abi\0ola").Replace("Join Time", "Join\0 Time")),
            "other case and blanks" => Encoding.UTF8.GetBytes(
                text.Replace("Join Time", " JOIN  TIME").Replace("User Name (Original Name)", "user name(original name)")),
            "tabs" => Encoding.UTF8.GetBytes(
                text.Replace("\"Rosa D, Riverbend MHA\"", "Rosa D; Riverbend MHA").Replace(',', '\t').Replace("D; R", "D, R")),
            _ => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n")),
        };

        var (expected, read) = (Read("zoom_webinar_2026.csv"), ReadZoomReport.From(file));

        Assert.Equal(expected with { Rows = [] }, read with { Rows = [] });
        if (how == "tabs") Assert.Equal(expected.Rows.Take(6), read.Rows.Take(6));
        else Assert.Equal(expected.Rows, read.Rows);
    }

    [Fact]
    public void A_cell_that_cannot_be_read_is_named_with_its_column_and_what_stands_there()
    {
        var row = Assert.Single(Read("zoom_webinar_2026.csv").Rows, row => row.Fault is not null);

        Assert.Equal((20, "Deshawn Walker"), (row.Number, row.Name));
        Assert.Equal(new RowFault("Leave Time", "12/01/2026 2:71 PM"), row.Fault);
    }

    [Theory]
    [InlineData("", "attendance.file-empty")]
    [InlineData("\uFEFF \r\n ", "attendance.file-empty")]
    [InlineData("Order,Item\n1,Coffee\n", "attendance.not-a-report")]
    [InlineData("<html><body>Sign in</body></html>", "attendance.not-a-report")]
    [InlineData("Attendee Report\nReport generated time,08/09/2026\n", "attendance.file-cut")]
    [InlineData("Name,Join Time,Leave Time\nAda,12/01/2026 01:00:00 PM\n", "attendance.no-row-readable")]
    [InlineData("Name,Join Time,Leave Time\nAda,22/01/2026 13:00,22/01/2026 14:00\n", "attendance.no-row-readable")]
    [InlineData("Name,Join Time,Leave Time\n", "attendance.nobody-in-file")]
    public void Refuses_what_is_no_report(string text, string code) => Assert.Equal(code, Refusal(Encoding.UTF8.GetBytes(text)).Code);

    [Theory]
    [InlineData("zoom_poll.csv", "Poll Report")]
    [InlineData("zoom_registration.csv", "Registration Report")]
    public void Names_the_report_that_it_was_given_instead(string file, string name)
    {
        var refusal = Refusal(Encoding.UTF8.GetBytes(Text(file)));

        Assert.Equal("attendance.other-report", refusal.Code);
        Assert.Equal([name], refusal.Arguments);
    }

    [Fact]
    public void Refuses_a_file_that_was_cut_anywhere_in_its_table_of_attendees_but_between_two_rows()
    {
        var text = Text("zoom_webinar_2026.csv").TrimEnd('\n');
        var table = text.LastIndexOf("Attended,User Name", StringComparison.Ordinal);
        var lines = text.Split('\n');
        var columns = lines[12].Split(',').Length;
        for (var length = table + 400; length < text.Length; length += 7)
        {
            var cut = text[..length];
            var last = cut[(cut.LastIndexOf('\n') + 1)..];
            // Up to its last cell a row is whole, and what the last cell lacks nobody can tell.
            if (last.Length == 0 || (last.Count(c => c == ',') >= columns - 1 && last.Count(c => c == '"') % 2 == 0)) continue;

            Assert.Equal("attendance.file-cut", Refusal(Encoding.UTF8.GetBytes(cut)).Code);
        }
    }

    [Fact]
    public void Refuses_letters_that_it_would_have_to_guess_and_says_where_they_stand()
    {
        var file = Encoding.Latin1.GetBytes(Text("zoom_webinar_2026.csv").Replace("Abiola Adeyemi", "Bárbara Peña"));

        var refusal = Refusal(file);

        Assert.Equal("attendance.file-not-utf8", refusal.Code);
        Assert.Equal([14], refusal.Arguments);
    }

    [Fact]
    public void Refuses_a_million_rows_without_keeping_them() =>
        Assert.Equal("attendance.too-many-rows", Refusal(Encoding.UTF8.GetBytes(
            "Name,Join Time,Leave Time\n" + string.Concat(Enumerable.Repeat("a,,\n", 1_000_000)))).Code);

    [Fact]
    public void Refuses_more_bytes_than_any_report_has() =>
        Assert.Equal("attendance.file-too-large", Refusal(new byte[ReportText.MaxBytes + 1]).Code);

    private static RuleViolationException Refusal(byte[] file) =>
        Assert.Throws<RuleViolationException>(() => ReadZoomReport.From(file));

    private static ZoomReport Read(string file) => ReadZoomReport.From(Encoding.UTF8.GetBytes(Text(file)));

    private static string Text(string file) => Reports.Text(file);
}
