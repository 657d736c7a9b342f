using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>An import as it stands: its rows, and who of the people enrolled now each of them is.</summary>
internal sealed class ImportReading
{
    private readonly Dictionary<(Guid, Guid), Enrolled> _byEnrollment;

    private ImportReading(
        AttendanceImport import, Session session, Roster roster, IReadOnlyList<Enrolled> people, AttendanceRule rule)
    {
        (Import, Session, Roster, People, Rule) = (import, session, roster, people, rule);
        _byEnrollment = people.ToDictionary(person => (person.OrganizationId, person.EnrollmentId));
        Settled = [.. import.Settled(roster)];
        Open = [.. import.Entries.Except(Settled.Select(settled => settled.Entry)).Where(IsOpen).OrderBy(entry => entry.Position)];
    }

    public AttendanceImport Import { get; }
    public Session Session { get; }
    public Roster Roster { get; }
    public IReadOnlyList<Enrolled> People { get; }
    public AttendanceRule Rule { get; }
    public IReadOnlyList<(ImportEntry Entry, Guid OrganizationId, Guid EnrollmentId)> Settled { get; }

    /// <summary>The rows that need a person, in the order of the file.</summary>
    public IReadOnlyList<ImportEntry> Open { get; }

    public static async Task<ImportReading?> Of(TrainingDb db, Guid importId, Caller caller, CancellationToken cancel)
    {
        var import = await db.AttendanceImports
            .Include(known => known.Entries)
            .SingleOrDefaultAsync(
                known => known.OrganizationId == caller.OrganizationId && known.Id == importId, cancel);
        if (import is null) return null;

        var session = await db.Sessions.AsNoTracking().SingleAsync(known => known.Id == import.SessionId, cancel);
        var (roster, people) = await RosterOf.Session(db, session.Id, cancel);
        var rule = await db.AttendanceRules.AsNoTracking().SingleOrDefaultAsync(known => known.OfferingId == session.OfferingId, cancel)
            ?? new AttendanceRule { OfferingId = session.OfferingId };
        return new ImportReading(import, session, roster, people, rule);
    }

    public Enrolled? Person(Guid? organizationId, Guid? enrollmentId) =>
        organizationId is { } organization && enrollmentId is { } id
            ? _byEnrollment.GetValueOrDefault((organization, id))
            : null;

    /// <summary>The minutes that a row would add by itself.</summary>
    public int? MinutesOf(ImportEntry entry) => MinutesOf([entry]);

    public int? MinutesOf(IReadOnlyCollection<ImportEntry> entries)
    {
        var presence = Presence.Of(default, default, Session.Id);
        presence.Hear(Session, Import.Id, entries.SelectMany(entry => entry.Times), entries.Max(entry => entry.Minutes));
        return presence.ReportedMinutes;
    }

    public Attended ResultOf(int? minutes) => minutes switch
    {
        null => Attended.NotRecorded,
        { } some when some >= Rule.Required(Session.Minutes) => Attended.Present,
        _ => Attended.Part,
    };

    /// <summary>What may be wrong with the file as a whole, for somebody to look at before saving.</summary>
    public IEnumerable<string> Warnings()
    {
        var link = string.Concat((Session.JoinLink ?? "").Where(char.IsAsciiDigit));
        if (Import.WebinarId.Length >= 9 && link.Length >= 9 && !link.Contains(Import.WebinarId, StringComparison.Ordinal))
            yield return "other-webinar";
        if (Import.StartedAt is { } began && (began - Session.StartsAt).Duration() >= TimeSpan.FromHours(1))
            yield return "times-apart";
        if (Import.SaidAttendees is { } said && Import.Entries.Count < said) yield return "fewer-than-said";
    }

    private static bool IsOpen(ImportEntry entry) => entry.Choice is Choice.None;
}
