using Platform.Domain;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>How somebody took part. That nothing is recorded is none of these, and never means absent.</summary>
internal enum Attended
{
    NotRecorded,
    Present,
    Part,
    Absent,
}

/// <summary>
/// What is known of one enrolled person's presence in a session; its id is the enrolment's. Each saved report adds its times, and
/// time that reports have in common counts once; what somebody recorded by hand stands above all reports.
/// </summary>
internal sealed class Presence : Aggregate
{
    /// <summary>Time after the planned end counts: sessions run over. Time before the beginning does not: rooms open early.</summary>
    private static readonly TimeSpan Overtime = TimeSpan.FromHours(1);

    private readonly List<PresenceReport> _reports = [];

    private Presence()
    {
    }

    public Guid OrganizationId { get; private init; }
    public Guid SessionId { get; private init; }

    /// <summary>By the reports: never more than the session was planned for. Null if no report tells.</summary>
    public int? ReportedMinutes { get; private set; }

    /// <summary>By hand; null where nobody has recorded anything.</summary>
    public Attended? HandState { get; private set; }

    public int? HandMinutes { get; private set; }
    public Guid? HandBy { get; private set; }
    public DateTimeOffset? HandAt { get; private set; }
    public IReadOnlyList<PresenceReport> Reports => _reports;

    public static Presence Of(Guid organizationId, Guid enrollmentId, Guid sessionId) =>
        new() { Id = enrollmentId, OrganizationId = organizationId, SessionId = sessionId };

    /// <summary>Takes what an import says of this person, in place of what the same import said before.</summary>
    /// <returns>False if that changes nothing.</returns>
    public bool Hear(Session session, Guid importId, IEnumerable<Interval> times, int? minutes)
    {
        var union = Interval.Union(times);
        var known = _reports.Find(report => report.ImportId == importId);
        if (known is not null && known.Minutes == minutes && known.Times.SequenceEqual(union)) return false;

        if (known is not null) _reports.Remove(known);
        _reports.Add(PresenceReport.Of(OrganizationId, Id, importId, union, minutes));
        Measure(session);
        return true;
    }

    /// <summary>Takes back what an import said.</summary>
    public void Forget(Session session, Guid importId)
    {
        _reports.RemoveAll(report => report.ImportId == importId);
        Measure(session);
    }

    /// <summary>Records by hand; <see cref="Attended.NotRecorded"/> takes back what was, and the reports speak again.</summary>
    /// <param name="minutes">How long, if that is known.</param>
    public void Record(Session session, Attended state, int? minutes, Guid by, DateTimeOffset now)
    {
        if (session.StartsAt > now) throw NotBegun();
        if (minutes is not null && state is not (Attended.Present or Attended.Part)) throw MinutesOfNobody();
        if (minutes > session.Minutes) throw MoreMinutesThanThereWere(session.Minutes);

        (HandState, HandMinutes, HandBy, HandAt) = (state is Attended.NotRecorded ? null : state, minutes, by, now);
    }

    private void Measure(Session session)
    {
        var window = new Interval(session.StartsAt, session.EndsAt + Overtime);
        int?[] told =
        [
            _reports.Exists(report => report.Times.Any())
                ? Interval.Minutes(_reports.SelectMany(report => report.Times).Select(time => time.Within(window)))
                : null,
            .. _reports.Select(report => report.Minutes),
        ];
        ReportedMinutes = told.Max() is { } longest ? Math.Min(longest, session.Minutes) : null;
    }

    private static RuleViolationException NotBegun() => new("attendance.not-begun");
    private static RuleViolationException MinutesOfNobody() => new("attendance.minutes-of-nobody");

    private static RuleViolationException MoreMinutesThanThereWere(int minutes) =>
        new("attendance.more-minutes-than-there-were", minutes);
}

/// <summary>When somebody was there, as one report tells it.</summary>
internal sealed class PresenceReport
{
    private PresenceReport()
    {
    }

    public Guid OrganizationId { get; private init; }
    public Guid PresenceId { get; private init; }
    public Guid ImportId { get; private init; }
    public List<DateTimeOffset> Joined { get; private init; } = [];
    public List<DateTimeOffset> Left { get; private init; } = [];

    /// <summary>For how long, where that was all that is told.</summary>
    public int? Minutes { get; private init; }

    public IEnumerable<Interval> Times => Joined.Zip(Left, (joined, left) => new Interval(joined, left));

    public static PresenceReport Of(
        Guid organizationId, Guid presenceId, Guid importId, IReadOnlyList<Interval> times, int? minutes) => new()
        {
            OrganizationId = organizationId,
            PresenceId = presenceId,
            ImportId = importId,
            Joined = [.. times.Select(time => time.From)],
            Left = [.. times.Select(time => time.Until)],
            Minutes = minutes,
        };
}
