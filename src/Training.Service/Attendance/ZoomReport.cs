namespace Platform.Training.Attendance;

/// <summary>What stands in a report of Zoom's, with times as they stand there: in a zone that the file does not name.</summary>
/// <param name="Topic">What the report says the webinar was called; empty in reports without a summary.</param>
/// <param name="WebinarId">Its number without blanks; empty where the report has none.</param>
/// <param name="StartedAt">When it really began, or else when the first person joined; null if the report has no times.</param>
/// <param name="SaidAttendees">How many people the summary says there were; null where it says nothing.</param>
internal sealed record ZoomReport(
    string Topic,
    string WebinarId,
    DateTime? StartedAt,
    int? SaidAttendees,
    IReadOnlyList<ReportRow> Rows);

/// <summary>A row of a report: once that somebody joined, or that they did not.</summary>
/// <param name="Number">The row as a spreadsheet program counts it.</param>
/// <param name="Name">As the person called themselves there. Of a phone number only the last two digits.</param>
/// <param name="Email">In small letters; empty where there is none.</param>
/// <param name="Joined">Null where the report gives no times, or none that can be read.</param>
/// <param name="Minutes">What the report says of a row without times.</param>
/// <param name="Fault">What cannot be read in this row, if anything.</param>
internal sealed record ReportRow(
    int Number,
    ReportSection Section,
    string Name,
    string Email,
    bool Attended,
    bool ByPhone,
    DateTime? Joined,
    DateTime? Left,
    int? Minutes,
    RowFault? Fault);

/// <summary>A cell that cannot be read.</summary>
/// <param name="Column">The column's heading, as it stands in the file.</param>
/// <param name="Text">What stands there, cut to a length that can be shown.</param>
internal sealed record RowFault(string Column, string Text);

internal enum ReportSection
{
    Attendee,

    /// <summary>People without a registration, as who called by phone.</summary>
    Other,
    Host,
    Panelist,
}
