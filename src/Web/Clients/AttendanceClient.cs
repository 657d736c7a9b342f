using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Training.Service, as far as the pages of attendance read it.</summary>
internal sealed class AttendanceClient(HttpClient http)
{
    public Task<HeldSession> Session(Guid id, CancellationToken cancel) =>
        http.Read<HeldSession>($"/training/sessions/{id}", cancel);

    public Task<AttendanceList> Of(Guid session, string? after, int take, CancellationToken cancel) =>
        http.Read<AttendanceList>(
            QueryHelpers.AddQueryString($"/training/sessions/{session}/attendance",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    /// <summary>How the reader's own people took part in sessions that are over.</summary>
    public Task<Listing<TookPart>> Own(Guid? person, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<TookPart>>(
            QueryHelpers.AddQueryString("/training/attendance",
                new Dictionary<string, string?> { ["personId"] = person?.ToString(), ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<AttendanceRow> Person(Guid session, Guid enrollment, CancellationToken cancel) =>
        http.Read<AttendanceRow>($"/training/sessions/{session}/attendance/{enrollment}", cancel);

    /// <summary>The attendance as a file, as the service writes it.</summary>
    public Task<byte[]> File(Guid session, CancellationToken cancel) =>
        http.ReadBytes($"/training/sessions/{session}/attendance/file", cancel);

    public Task<Answer> Record(
        Guid session, Guid enrollment, string state, int? minutes, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/sessions/{session}/attendance/{enrollment}",
            new { state, minutes }, null, version, cancel);

    public Task<Answer> DecideShare(Guid offering, int percent, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/offerings/{offering}/attendance-rule", new { percent }, null, version, cancel);

    public Task<Answer> Upload(Guid session, Stream file, string timeZone, CancellationToken cancel) =>
        http.SendFile<SentReport>(
            QueryHelpers.AddQueryString($"/training/sessions/{session}/attendance-imports", "timeZone", timeZone), file, cancel);

    public Task<AttendanceReport> Report(Guid id, CancellationToken cancel) =>
        http.Read<AttendanceReport>($"/training/attendance-imports/{id}", cancel);

    public Task<Listing<ReportedPerson>> Rows(Guid report, bool open, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ReportedPerson>>(
            QueryHelpers.AddQueryString($"/training/attendance-imports/{report}/rows",
                new Dictionary<string, string?> { ["open"] = open ? "true" : "false", ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Answer> Decide(Guid report, IReadOnlyList<RowDecision> rows, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/attendance-imports/{report}/rows", new { rows }, null, version, cancel);

    public Task<Answer> Save(Guid report, string key, int version, CancellationToken cancel) =>
        http.Send<SavedReport>(HttpMethod.Post, $"/training/attendance-imports/{report}/save", null, key, version, cancel);

    public Task<Answer> Undo(Guid report, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/training/attendance-imports/{report}/undo", null, key, version, cancel);
}

internal sealed record HeldSession(Guid Id, Guid OfferingId, string OfferingTitle, int Number, HeldTime When);

internal sealed record HeldTime(DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, string TimeZone, int Minutes);

internal sealed record TookPart(
    Guid EnrollmentId, Guid? PersonId, string Name, Guid OfferingId, string OfferingTitle, string Language, int Number,
    string? Title, SessionTime When, string State, int? Minutes);

internal sealed record AttendanceList(IReadOnlyList<AttendanceRow> Items, string? Next, AttendanceSummary Summary);

internal sealed record AttendanceRow(
    Guid EnrollmentId, Guid OrganizationId, string? OrganizationName, string Name, string? Affiliation, string State,
    int? Minutes, int? ReportedMinutes, bool ByHand, int Version)
{
    public string From => Affiliation ?? OrganizationName ?? Resources.TrainingWords.Organization_Unnamed;
}

internal sealed record AttendanceSummary(
    Guid OfferingId, int SessionMinutes, int Percent, int RequiredMinutes, int RuleVersion, int Enrolled, int Present, int Part,
    int Absent, int NotRecorded, IReadOnlyList<EarlierReport> Imports);

internal sealed record EarlierReport(Guid Id, string State, DateTimeOffset UploadedAt, DateTimeOffset? SavedAt);

internal sealed record SentReport(Guid Id, bool Again);

internal sealed record SavedReport(int People, int Changed, int Open);

internal sealed record AttendanceReport(
    Guid Id, Guid SessionId, string State, string Topic, string TimeZone, DateTimeOffset? StartedAt, int Rows, int Recognized,
    int ToDecide, int ToSave, int NotInFile, IReadOnlyList<ReportedSomeone> Missing, int LeftOut, int DidNotJoin, int JoinedAgain,
    IReadOnlyList<string> Warnings, int RequiredMinutes, DateTimeOffset UploadedAt, DateTimeOffset? SavedAt,
    DateTimeOffset KeptUntil, bool Forgotten, int Version)
{
    public bool IsUndone => State == "undone";
}

/// <param name="Name">As in the file; of a phone number the last two digits; empty once it was removed.</param>
public sealed record ReportedPerson(
    Guid Id, int Row, int Rows, string Name, string Email, bool ByPhone, int? Minutes, string? FaultColumn, string? FaultText,
    string Choice, string? KnownBy, ReportedSomeone? Person, IReadOnlyList<ReportedHint> Hints, ReportedSomeone? Colleague,
    string Result, bool Remember, bool Saved);

public sealed record ReportedSomeone(Guid OrganizationId, Guid Id, string Name, string? Organization)
{
    public string InFull => Organization is null ? Name : $"{Name}, {Organization}";
}

public sealed record ReportedHint(ReportedSomeone Person, string Because, bool InFile);

internal sealed record RowDecision(Guid Id, string Choice, Guid? OrganizationId, Guid? PersonId, int? Minutes, bool Remember);
