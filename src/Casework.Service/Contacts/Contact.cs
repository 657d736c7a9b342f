using Platform.Casework.Episodes;
using Platform.Casework.Templates;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Casework.Contacts;

internal enum ContactPlace
{
    Residence,
    Home,
    Office,
    Community,
    Provider,
    Phone,
    Video,
}

/// <summary>How much of it was done for the person; it fades from phase to phase.</summary>
internal enum SupportLevel
{
    /// <summary>Done for the person, as booking an appointment.</summary>
    DoneFor,

    /// <summary>Done together, as going along.</summary>
    Together,

    /// <summary>Encouraged, and helped to prepare.</summary>
    Encouraged,

    /// <summary>Done by the person alone.</summary>
    OnTheirOwn,
}

internal enum ContactOutcome
{
    Held,

    /// <summary>Arranged or tried, and it did not come about.</summary>
    Missed,
}

/// <summary>What one of a team did with a person on a day: the record both write. It is never changed.</summary>
internal sealed class Contact : Aggregate
{
    public const int MaxNote = 2000;
    public const int MostMinutes = 600;

    private Contact()
    {
    }

    public Guid EpisodeId { get; private init; }
    public Guid ParticipantId { get; private init; }
    public Guid TeamId { get; private init; }
    public Guid ById { get; private init; }
    public string ByRole { get; private init; } = "";

    /// <summary>The one of the team for whom it was done, who was away.</summary>
    public Guid? ForId { get; private init; }

    public DateOnly On { get; private init; }
    public TimeOnly? At { get; private init; }
    public int Minutes { get; private init; }
    public ContactPlace Place { get; private init; }
    public ContactOutcome Outcome { get; private init; }
    public string Kind { get; private init; } = "";
    public string Component { get; private init; } = "";
    public SupportLevel? Support { get; private init; }

    /// <summary>The phase of the plan on that day, as the plan was; none outside of it.</summary>
    public int? Phase { get; private init; }

    public string? Series { get; private init; }
    public int? SessionNumber { get; private init; }

    /// <summary>Whether a peer-led session was one of a group.</summary>
    public bool InGroup { get; private init; }

    /// <summary>The note, in the worker's words. No counselling note: those are kept apart from the record.</summary>
    public string? Text { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Records what happened, also late, within the days of the service; a session takes its place in the plan.</summary>
    /// <param name="known">The series that the plan's sessions come from.</param>
    public static Contact Record(
        Episode episode, IReadOnlyList<SessionSeries> known, Hand by, What what, DateOnly today, DateTimeOffset now)
    {
        if (what.On > today) throw InFuture();
        if (what.On < episode.AdmittedOn) throw BeforeAdmission(episode.AdmittedOn);
        if (episode.EndedOn is { } ended && what.On > ended) throw AfterEnd(ended);
        if (ContactKind.Find(what.Kind) is not { } kind) throw KindUnknown();
        if (kind.NotForPeers && by.Role == Roles.PeerSupportSpecialist) throw NotForPeers();

        var series = ContactKind.SeriesOf(kind.Code);
        if (series is null != what.SessionNumber is null) throw WhichSession();
        if (series is not null)
        {
            var session = known.FirstOrDefault(one => one.Code == series) ?? throw WhichSession();
            episode.RecordSession(session, what.SessionNumber!.Value, what.Outcome is ContactOutcome.Held, what.On, by);
        }

        return new Contact
        {
            Id = what.Id ?? Guid.CreateVersion7(now),
            EpisodeId = episode.Id,
            ParticipantId = episode.ParticipantId,
            TeamId = episode.TeamId,
            ById = by.PersonId,
            ByRole = by.Role,
            ForId = by.LeadsFor(kind.LedBy),
            On = what.On,
            At = what.At,
            Minutes = what.Minutes,
            Place = what.Place,
            Outcome = what.Outcome,
            Kind = kind.Code,
            Component = kind.Component,
            Support = what.Support,
            Phase = episode.PhaseOn(what.On)?.Number,
            Series = series,
            SessionNumber = what.SessionNumber,
            InGroup = series is not null && what.InGroup,
            Text = string.IsNullOrWhiteSpace(what.Note) ? null : what.Note.Trim(),
            RecordedAt = now,
        };
    }

    public static RuleViolationException IdTaken() => new("contact.id-taken");

    private static RuleViolationException InFuture() => new("contact.in-future");

    private static RuleViolationException BeforeAdmission(DateOnly admitted) => new("contact.before-admission", admitted);

    private static RuleViolationException AfterEnd(DateOnly ended) => new("contact.after-end", ended);

    private static RuleViolationException KindUnknown() => new("contact.kind-unknown");

    private static RuleViolationException NotForPeers() => new("contact.not-for-peers");

    private static RuleViolationException WhichSession() => new("contact.which-session");
}

/// <summary>What happened.</summary>
internal sealed record What(
    Guid? Id,
    DateOnly On,
    TimeOnly? At,
    int Minutes,
    ContactPlace Place,
    ContactOutcome Outcome,
    string Kind,
    SupportLevel? Support,
    int? SessionNumber,
    bool InGroup,
    string? Note);

/// <summary>Who did it: in which role, and for whom of the team they lead on that day, if for anybody.</summary>
/// <param name="Role">Their part in the team, or the role under which they lead for somebody.</param>
/// <param name="InTeam">Whether they are one of the two.</param>
/// <param name="LeadsForId">Whom they lead for on that day.</param>
/// <param name="LeadsForRole">The role of the one who is away.</param>
internal sealed record Hand(Guid PersonId, string Role, bool InTeam, Guid? LeadsForId, string? LeadsForRole)
{
    /// <summary>Whether they may do what is a role's part: it is theirs, or they lead for the one whose it is.</summary>
    public bool MayLead(string role) => Role == role || LeadsForRole == role;

    /// <summary>For whom something is done that is <paramref name="ledBy"/>'s part.</summary>
    public Guid? LeadsFor(string ledBy) =>
        LeadsForId is not null && (!InTeam || (ledBy == LeadsForRole && ledBy != Role)) ? LeadsForId : null;
}
