using Platform.Domain;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

internal enum ImportState
{
    /// <summary>Read, and nothing of it saved yet.</summary>
    Checking,

    /// <summary>What was certain or decided is in the attendance; rows may still be open.</summary>
    Saved,

    /// <summary>Nothing of it counts any more.</summary>
    Undone,
}

/// <summary>
/// A report of one session that the centre's staff have sent: what it says, what they decided about it, and what of it has become
/// attendance. The file itself is not kept; the names and addresses in it are kept for 30 days.
/// </summary>
internal sealed class AttendanceImport : Aggregate
{
    public const int MaxTopic = 200;
    public const int MaxWebinarId = 20;

    /// <summary>For how long it can be undone, and for how long names and addresses are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>A report that began further away from the session is another event's.</summary>
    private static readonly TimeSpan SameEvent = TimeSpan.FromHours(12);

    private readonly List<ImportEntry> _entries = [];

    private AttendanceImport()
    {
    }

    /// <summary>The national centre, whose staff work with it.</summary>
    public Guid OrganizationId { get; private init; }

    public Guid SessionId { get; private init; }

    /// <summary>By which the same file is known when it is sent again.</summary>
    public byte[] FileHash { get; private init; } = [];

    /// <summary>The zone of the times in the file, as whoever sent it says: the file does not.</summary>
    public string TimeZone { get; private init; } = "";

    public string Topic { get; private init; } = "";
    public string WebinarId { get; private init; } = "";
    public DateTimeOffset? StartedAt { get; private init; }
    public int? SaidAttendees { get; private init; }

    /// <summary>Hosts and panelists.</summary>
    public int LeftOut { get; private init; }

    /// <summary>Who had registered with Zoom and did not join.</summary>
    public int DidNotJoin { get; private init; }

    public ImportState State { get; private set; }
    public DateTimeOffset UploadedAt { get; private init; }
    public Guid UploadedBy { get; private init; }
    public DateTimeOffset? SavedAt { get; private set; }
    public Guid? SavedBy { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneBy { get; private set; }

    /// <summary>When its names and addresses were removed.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    public IReadOnlyList<ImportEntry> Entries => _entries;

    /// <summary>Takes a report of a session that has begun.</summary>
    public static AttendanceImport Of(
        Guid centre, Session session, ZoomReport report, byte[] fileHash, TimeZoneInfo zone, Guid by, DateTimeOffset now)
    {
        session.RefuseIfCancelled();
        if (session.StartsAt > now) throw NotBegun();

        DateTimeOffset? startedAt = report.StartedAt is { } local
            ? LocalMoment.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone).Instant
            : null;
        if (startedAt is { } began && (began - session.StartsAt).Duration() >= SameEvent)
            throw OtherEvent(report.StartedAt!.Value, session.On.ToDateTime(session.At));

        var attendees = Attendees.Of(report, zone);
        var import = new AttendanceImport
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = centre,
            SessionId = session.Id,
            FileHash = fileHash,
            TimeZone = zone.Id,
            Topic = report.Topic,
            WebinarId = report.WebinarId.Length > MaxWebinarId ? "" : report.WebinarId,
            StartedAt = startedAt,
            SaidAttendees = report.SaidAttendees,
            LeftOut = attendees.LeftOut,
            DidNotJoin = attendees.DidNotJoin,
            UploadedAt = now,
            UploadedBy = by,
        };
        import._entries.AddRange(attendees.People.Select((person, at) => ImportEntry.Of(centre, import.Id, at, person, now)));
        return import;
    }

    /// <summary>Notes what somebody decided about a row; nothing is attendance before it is saved.</summary>
    public void Decide(Guid entryId, Decision decision, Guid by, DateTimeOffset now)
    {
        RefuseIfUndone();
        var entry = _entries.Find(known => known.Id == entryId) ?? throw RowUnknown();
        if (decision.Choice is Choice.Guest && (entry.ByPhone || entry.Name.Length == 0)) throw NobodyWithoutName(entry.Row);

        entry.Decide(decision, by, now);
    }

    /// <summary>Who of the enrolled each row is, as far as it is certain or decided.</summary>
    public IEnumerable<(ImportEntry Entry, Guid OrganizationId, Guid EnrollmentId)> Settled(Roster roster)
    {
        foreach (var entry in _entries)
        {
            if (entry.Choice is Choice.Person)
                yield return (entry, entry.ChosenOrganizationId!.Value, entry.ChosenId!.Value);
            else if (entry.Choice is Choice.None && !entry.IsUnreadable
                && roster.Recognize(entry.Name, entry.Email, entry.ByPhone).Known is { } known)
                yield return (entry, known.OrganizationId, known.EnrollmentId);
        }
    }

    /// <summary>What was settled is attendance now. Open rows stay open, and it can be saved again.</summary>
    public void Save(
        IReadOnlyCollection<(ImportEntry Entry, Guid OrganizationId, Guid EnrollmentId)> settled, Guid by, DateTimeOffset now)
    {
        RefuseIfUndone();
        foreach (var entry in _entries) entry.CountFor(null);
        foreach (var (entry, organization, enrollment) in settled) entry.CountFor((organization, enrollment));
        (State, SavedAt, SavedBy) = (ImportState.Saved, SavedAt ?? now, by);
    }

    public void RefuseIfUndone()
    {
        if (State is ImportState.Undone) throw AlreadyUndone();
    }

    /// <summary>Takes it back whole, as if it had never been sent.</summary>
    public void Undo(Guid by, DateTimeOffset now)
    {
        RefuseToUndo(now);
        foreach (var entry in _entries) entry.CountFor(null);
        (State, UndoneAt, UndoneBy) = (ImportState.Undone, now, by);
    }

    /// <summary>Refuses what <see cref="Undo"/> would, before anything is taken back.</summary>
    public void RefuseToUndo(DateTimeOffset now)
    {
        RefuseIfUndone();
        if (SavedAt is { } saved && saved + Kept < now) throw TooLateToUndo(saved);
    }

    private static RuleViolationException NotBegun() => new("attendance.not-begun");
    private static RuleViolationException OtherEvent(DateTime file, DateTime session) => new("attendance.other-event", file, session);
    private static RuleViolationException RowUnknown() => new("attendance.row-unknown");
    private static RuleViolationException NobodyWithoutName(int row) => new("attendance.guest-without-name", row);
    private static RuleViolationException AlreadyUndone() => new("attendance.already-undone");
    private static RuleViolationException TooLateToUndo(DateTimeOffset saved) => new("attendance.too-late-to-undo", saved);

    public static RuleViolationException UnknownTimeZone(string zone) => new("attendance.time-zone-unknown", zone);
    public static RuleViolationException NotEnrolled() => new("attendance.not-enrolled");
    public static RuleViolationException BeingSent() => new("attendance.being-sent");
}
