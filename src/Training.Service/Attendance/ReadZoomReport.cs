using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using Platform.Domain;

namespace Platform.Training.Attendance;

/// <summary>
/// Reads Zoom's webinar attendee report and its meeting participants report, in the shapes that were seen from 2020 to 2026. Columns
/// are found by their headings, whatever their order, case and blanks.
/// </summary>
internal static partial class ReadZoomReport
{
    /// <summary>The most rows that are read: a webinar of 10,000 where each joins twice.</summary>
    public const int MaxRows = 20_000;

    public const int MaxName = 200;
    public const int MaxEmail = 254;
    private const int MaxTopic = 200;
    private const int MaxShown = 60;

    private static readonly string[] DateStyles =
    [
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm tt", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm",
        "MMM d, yyyy H:mm:ss", "MMM d, yyyy H:mm", "MMM d, yyyy h:mm:ss tt", "MMM d, yyyy h:mm tt",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd H:mm:ss",
    ];

    private static readonly Dictionary<string, string> OtherReports = new(StringComparer.Ordinal)
    {
        ["pollreport"] = "Poll Report",
        ["registrationreport"] = "Registration Report",
        ["registrantdetails"] = "Registration Report",
        ["qareport"] = "Q&A Report",
        ["q&areport"] = "Q&A Report",
        ["surveyreport"] = "Survey Report",
        ["performancereport"] = "Performance Report",
    };

    public static ZoomReport From(byte[] file)
    {
        var text = ReportText.Read(file);
        var records = Split(text);
        var first = records[0].Cells[0];
        if (OtherReports.TryGetValue(Plain(first), out var other)) throw OtherReport(other);

        var reading = new Reading();
        foreach (var record in records) reading.Take(record);
        if (!reading.HasTable)
            throw reading.LooksLikeZooms ? FileCut(records[^1].Number) : NotZooms(Shown(first));

        // What the last row lacks may be the end of a file that is longer than this.
        if (!text.EndsWith('\n') && records[^1].Cells.Length < reading.Columns) throw FileCut(records[^1].Number);

        var report = reading.Done();
        var there = report.Rows
            .Where(row => row.Attended && row.Section is (ReportSection.Attendee or ReportSection.Other))
            .ToArray();
        if (there is []) throw NobodyAttended();
        if (Array.TrueForAll(there, row => row.Fault is not null))
            throw NothingReadable(there[0].Number, there[0].Fault!.Column, there[0].Fault!.Text);
        return report;
    }

    private static List<Record> Split(string text)
    {
        var cut = 0;
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            Separator = Separator(text),
            OnMalformedRecord = malformed => cut = malformed.Reason is CsvMalformedReason.UnterminatedQuote ? 1 : cut,
        });
        List<Record> records = [];
        while (csv.Read())
        {
            if (records.Count == MaxRows) throw TooManyRows(MaxRows);

            var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
            if (Array.Exists(cells, cell => cell.Length > 0)) records.Add(new Record((int)csv.LineNumber, cells));
        }

        // A cell that is opened and not closed takes everything after it along.
        return records is [] ? throw NotZooms("") : cut > 0 ? throw FileCut(records[^1].Number) : records;
    }

    // Spreadsheet programs save "text" with tabs.
    private static char Separator(string text) =>
        text.AsSpan(0, Math.Min(text.Length, 4_000)) is var start && start.Count('\t') > start.Count(',') ? '\t' : ',';

    /// <summary>A heading or title without what differs from version to version.</summary>
    private static string Plain(string text) => Blanks().Replace(text, "").ToLowerInvariant();

    private static string Shown(string text) => text.Length > MaxShown ? $"{text[..MaxShown]}…" : text;

    private static DateTime? Time(string text) =>
        DateTime.TryParseExact(
            text.Replace('\u202F', ' ').Replace('\u00A0', ' '),
            DateStyles,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var time)
            ? time
            : null;

    private sealed record Record(int Number, string[] Cells)
    {
        public bool IsTitle => Cells[0].Length > 0 && Cells.Skip(1).All(cell => cell.Length == 0);
    }

    /// <summary>The records as they come: titles, headings and rows know each other only by their order.</summary>
    private sealed class Reading
    {
        private readonly List<ReportRow> _rows = [];
        private Dictionary<string, int>? _columns;
        private string[] _headings = [];
        private Dictionary<string, int>? _summary;
        private ReportSection _section = ReportSection.Attendee;
        private string _topic = "";
        private string _webinarId = "";
        private string _host = "";
        private DateTime? _startedAt;
        private int? _said;

        /// <summary>Whether a table of people was found, other than that of hosts and panelists.</summary>
        public bool HasTable { get; private set; }

        /// <summary>Whether something of a report of Zoom's was found.</summary>
        public bool LooksLikeZooms { get; private set; }

        /// <summary>How many columns the last table has.</summary>
        public int Columns => _headings.Length;

        public void Take(Record record)
        {
            if (record.IsTitle && Section(Plain(record.Cells[0])) is { } section) (_section, _columns) = (section, null);
            else if (TableHeadings(record) is { } columns) Open(record, columns);
            else if (SummaryHeadings(record) is { } summary) _summary = summary;
            else if (_summary is not null) Summarize(record);
            else if (_columns is not null) _rows.Add(Row(record));
            else if (Plain(record.Cells[0]) is "attendeereport" or "reportgenerated:" or "reportgeneratedtime") LooksLikeZooms = true;
        }

        public ZoomReport Done() => new(
            _topic,
            _webinarId,
            _startedAt ?? _rows.Where(row => row.Attended).Min(row => row.Joined),
            _said,
            _rows);

        private static ReportSection? Section(string title) => title switch
        {
            "hostdetails" => ReportSection.Host,
            "panelistdetails" => ReportSection.Panelist,
            "attendeedetails" => ReportSection.Attendee,
            _ when title.StartsWith("other", StringComparison.Ordinal) && title.Length < 40 => ReportSection.Other,
            _ => null,
        };

        private static Dictionary<string, int>? TableHeadings(Record record)
        {
            var columns = Names(record);
            var hasName = columns.ContainsKey("name") || columns.ContainsKey("first");
            var hasTime = columns.ContainsKey("join") && columns.ContainsKey("leave");
            return hasName && (hasTime || (columns.ContainsKey("minutes") && columns.ContainsKey("email"))) ? columns : null;
        }

        private static Dictionary<string, int>? SummaryHeadings(Record record)
        {
            var columns = Names(record);
            return columns.ContainsKey("topic") && (columns.ContainsKey("id") || columns.ContainsKey("start")) ? columns : null;
        }

        private static Dictionary<string, int> Names(Record record)
        {
            Dictionary<string, int> columns = [];
            for (var at = 0; at < record.Cells.Length; at++)
            {
                var name = Plain(record.Cells[at]) switch
                {
                    "attended" => "attended",
                    "username(originalname)" or "name(originalname)" or "username" or "name" => "name",
                    "firstname" => "first",
                    "lastname" => "last",
                    "email" or "useremail" or "emailaddress" => "email",
                    "jointime" => "join",
                    "leavetime" => "leave",
                    "timeinsession(minutes)" or "duration(minutes)" or "totalduration(minutes)" => "minutes",
                    "topic" => "topic",
                    "webinarid" or "meetingid" or "id" => "id",
                    "host" => "host",
                    "actualstarttime" or "starttime" => "start",
                    "uniqueviewers" => "said",
                    _ => null,
                };
                // A question that registrants were asked may bear the name of a column: the first one counts.
                if (name is not null) columns.TryAdd(name, at);
            }

            return columns;
        }

        private void Open(Record record, Dictionary<string, int> columns)
        {
            (_columns, _headings, _summary) = (columns, record.Cells, null);
            HasTable |= _section is ReportSection.Attendee or ReportSection.Other;
            LooksLikeZooms = true;
        }

        private void Summarize(Record record)
        {
            string Cell(string name) => _summary!.TryGetValue(name, out var at) && at < record.Cells.Length ? record.Cells[at] : "";

            LooksLikeZooms = true;
            var topic = Cell("topic");
            _topic = topic.Length > MaxTopic ? topic[..MaxTopic] : topic;
            _webinarId = string.Concat(Cell("id").Where(char.IsAsciiDigit));
            _host = HostsAddress().Match(Cell("host")) is { Success: true } host ? host.Groups[1].Value.ToLowerInvariant() : "";
            _startedAt = Time(Cell("start"));
            _said = int.TryParse(Cell("said"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : null;
            _summary = null;
        }

        private ReportRow Row(Record record)
        {
            string Cell(string name) => _columns!.TryGetValue(name, out var at) && at < record.Cells.Length ? record.Cells[at] : "";

            var (name, byPhone) = Name(Cell("name") is { Length: > 0 } whole ? whole : $"{Cell("first")} {Cell("last")}".Trim());
            var email = Cell("email").ToLowerInvariant();
            var section = _section is ReportSection.Attendee && _host.Length > 0 && email == _host ? ReportSection.Host : _section;
            var attended = !Cell("attended").Equals("no", StringComparison.OrdinalIgnoreCase);
            var row = new ReportRow(
                record.Number, section, name, email.Length > MaxEmail ? "" : email, attended, byPhone, null, null, null, null);
            return !attended ? row : _columns!.ContainsKey("join") ? WithTimes(row, Cell) : WithMinutes(row, Cell);
        }

        private ReportRow WithTimes(ReportRow row, Func<string, string> cell)
        {
            var (join, leave) = (cell("join"), cell("leave"));
            if (Time(join) is not { } joined) return row with { Fault = Fault("join", join) };
            if (Time(leave) is not { } left || left < joined) return row with { Fault = Fault("leave", leave) };

            return row with { Joined = joined, Left = left };
        }

        private ReportRow WithMinutes(ReportRow row, Func<string, string> cell)
        {
            var text = cell("minutes");
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= 24 * 60
                ? row with { Minutes = minutes }
                : row with { Fault = Fault("minutes", text) };
        }

        private RowFault Fault(string column, string text) => new(Shown(_headings[_columns![column]]), Shown(text));

        /// <summary>A number that somebody called from is nobody's name, and no more of it is kept than tells two callers apart.</summary>
        private static (string Name, bool ByPhone) Name(string text)
        {
            if (PhoneNumber().IsMatch(text))
            {
                var digits = string.Concat(text.Where(char.IsAsciiDigit));
                return (digits.Length > 2 ? digits[^2..] : digits, true);
            }

            return (text.Length > MaxName ? text[..MaxName] : text, false);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\(([^()\s]+@[^()\s]+)\)\s*$")]
    private static partial Regex HostsAddress();

    [GeneratedRegex(@"^\+?[\d*()\-.\s]*\d[\d*()\-.\s]*$|^(call[- ]in user|phone caller|telephone)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneNumber();

    private static RuleViolationException NotZooms(string first) => new("attendance.not-a-report", first);
    private static RuleViolationException OtherReport(string name) => new("attendance.other-report", name);
    private static RuleViolationException FileCut(int row) => new("attendance.file-cut", row);
    private static RuleViolationException TooManyRows(int most) => new("attendance.too-many-rows", most);
    private static RuleViolationException NobodyAttended() => new("attendance.nobody-in-file");

    private static RuleViolationException NothingReadable(int row, string column, string text) =>
        new("attendance.no-row-readable", row, column, text);
}
