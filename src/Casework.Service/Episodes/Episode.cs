using Platform.Casework.Contacts;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Domain;

namespace Platform.Casework.Episodes;

internal enum StartSetting
{
    Residential,
    Community,
}

internal enum EndKind
{
    /// <summary>The time is over and care is transferred.</summary>
    Completed,

    /// <summary>The person wished to go on without us: services are voluntary.</summary>
    ByChoice,

    /// <summary>The person lives where the team does not reach.</summary>
    Moved,

    Other,
}

/// <summary>
/// A person's time with a team: 2, 6 or 12 months, with a plan of phases and sessions made from versioned templates. The
/// plan follows life (pauses, extensions, other dates), and what has been stays as it was. To a reader: the service.
/// </summary>
internal sealed class Episode : Aggregate
{
    public const int MaxReason = 300;
    public const int MaxTopic = 100;

    /// <summary>A person who is with a team already, on paper, is taken over with the day on which that began.</summary>
    public const int MonthsBack = 12;

    /// <summary>Time-limited, yet flexible: extensions end here.</summary>
    public const int MostMonths = 24;

    private readonly List<Phase> _phases = [];
    private readonly List<PlannedSession> _sessions = [];
    private readonly List<Pause> _pauses = [];
    private readonly List<PlanChange> _changes = [];

    private Episode()
    {
    }

    public Guid ParticipantId { get; private init; }
    public Guid TeamId { get; private init; }

    /// <summary>The template of its plan, in the version it was made from.</summary>
    public string TemplateCode { get; private init; } = "";
    public int TemplateVersion { get; private init; }

    public int Months { get; private init; }
    public StartSetting Setting { get; private init; }

    // Why the person could be admitted. Protected, as everything here.
    public bool Homelessness { get; private init; }
    public bool Hospitalization { get; private init; }
    public bool Incarceration { get; private init; }
    public bool MentalHealth { get; private init; }
    public bool SubstanceUse { get; private init; }

    /// <summary>Why the team took the person beyond its caseload, if it did.</summary>
    public string? CaseloadReason { get; private init; }

    public DateOnly AdmittedOn { get; private init; }

    /// <summary>The last day of the plan, as it stands.</summary>
    public DateOnly EndsOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }
    public EndKind? EndKind { get; private set; }
    public string? EndReason { get; private set; }

    public IReadOnlyList<Phase> Phases => _phases;
    public IReadOnlyList<PlannedSession> Sessions => _sessions;
    public IReadOnlyList<Pause> Pauses => _pauses;
    public IReadOnlyList<PlanChange> Changes => _changes;

    private Pause? OpenPause => _pauses.Find(pause => pause.Until is null);

    /// <param name="served">How many people the team serves already.</param>
    public static Episode Admit(
        Guid? id,
        Guid participantId,
        Guid teamId,
        int served,
        Eligibility eligibility,
        StartSetting setting,
        DateOnly admittedOn,
        string? caseloadReason,
        PlanTemplate template,
        IReadOnlyList<SessionSeries> series,
        Guid byId,
        DateOnly today,
        DateTimeOffset now)
    {
        if (!eligibility.HasHistory) throw WithoutHistory();
        if (!eligibility.HasBothProblems) throw WithoutBothProblems();
        if (admittedOn > today) throw NotYet();
        if (admittedOn < today.AddMonths(-MonthsBack)) throw TooLongAgo(MonthsBack);
        var full = served >= Team.Caseload;
        if (full && string.IsNullOrWhiteSpace(caseloadReason)) throw CaseloadFull(served, Team.Caseload);

        var episode = new Episode
        {
            Id = id ?? Guid.CreateVersion7(now),
            ParticipantId = participantId,
            TeamId = teamId,
            TemplateCode = template.Code,
            TemplateVersion = template.Version,
            Months = template.Months,
            Setting = setting,
            Homelessness = eligibility.Homelessness,
            Hospitalization = eligibility.Hospitalization,
            Incarceration = eligibility.Incarceration,
            MentalHealth = eligibility.MentalHealth,
            SubstanceUse = eligibility.SubstanceUse,
            CaseloadReason = full ? caseloadReason!.Trim() : null,
            AdmittedOn = admittedOn,
            EndsOn = admittedOn.AddMonths(template.Months).AddDays(-1),
        };
        episode._phases.AddRange(template.Phases.Select((phase, index) =>
            Phase.Plan(episode.Id, index + 1, phase, admittedOn)));
        foreach (var pace in template.Paces)
            if (series.FirstOrDefault(known => known.Code == pace.Series) is { } topics)
                episode._sessions.AddRange(PlannedSession.Of(episode.Id, topics, pace, admittedOn, episode.EndsOn));
        episode.Change(PlanChangeKind.Admitted, byId, now, episode.CaseloadReason, admittedOn);
        return episode;
    }

    /// <summary>Makes the last phase longer.</summary>
    public void Extend(DateOnly until, string reason, Guid byId, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (until <= EndsOn) throw ExtensionNotLater(EndsOn);
        if (until >= AdmittedOn.AddMonths(MostMonths)) throw ExtensionTooLong(MostMonths);

        Change(PlanChangeKind.Extended, byId, now, reason, EndsOn, until);
        EndsOn = until;
        _phases.MaxBy(phase => phase.Number)!.EndWith(until);
    }

    /// <summary>Stands still from a day on: in hospital, in custody, away. Nothing is expected until it goes on.</summary>
    public void StandStill(DateOnly from, string reason, Guid byId, DateOnly today, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (OpenPause is not null) throw PausedAlready();
        if (from > today || from < AdmittedOn || _pauses.Exists(pause => pause.Until >= from)) throw PauseDates();

        _pauses.Add(Pause.Begin(Id, from, reason.Trim(), now));
        Change(PlanChangeKind.Paused, byId, now, reason, from);
    }

    /// <summary>Goes on from a day on: whatever was to come comes later by the days that it stood still.</summary>
    public void GoOn(DateOnly on, Guid byId, DateOnly today, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (OpenPause is not { } pause) throw NotPaused();
        if (on > today || on <= pause.From) throw PauseDates();

        var (days, from) = (on.DayNumber - pause.From.DayNumber, pause.From);
        pause.End(on.AddDays(-1));
        foreach (var phase in _phases) phase.Delay(from, days);
        foreach (var session in _sessions) session.Delay(from, days);
        EndsOn = EndsOn.AddDays(days);
        Change(PlanChangeKind.Resumed, byId, now, null, from, on);
    }

    /// <summary>Gives the phases that have not begun other first days, and the plan another last day.</summary>
    /// <param name="starts">The first day of each phase that has not begun, by its number.</param>
    public void Reschedule(
        IReadOnlyDictionary<int, DateOnly> starts, DateOnly endsOn, string reason, Guid byId, DateOnly today, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (endsOn < today || endsOn >= AdmittedOn.AddMonths(MostMonths)) throw DatesOutOfOrder();
        var phases = _phases.OrderBy(phase => phase.Number).ToArray();
        var planned = phases.Select(phase => starts.GetValueOrDefault(phase.Number, phase.StartsOn)).ToArray();
        for (var index = 0; index < phases.Length; index++)
        {
            var moved = planned[index] != phases[index].StartsOn;
            if (moved && (phases[index].StartsOn <= today || planned[index] <= today)) throw PhaseHasBegun(phases[index].StartsOn);
            if (index > 0 && planned[index] <= planned[index - 1]) throw DatesOutOfOrder();
        }

        if (endsOn < planned[^1] || starts.Keys.Any(number => number < 1 || number > phases.Length)) throw DatesOutOfOrder();

        for (var index = 0; index < phases.Length; index++)
            phases[index].Move(planned[index], index + 1 < phases.Length ? planned[index + 1].AddDays(-1) : endsOn);
        Change(PlanChangeKind.Rescheduled, byId, now, reason, EndsOn, endsOn);
        EndsOn = endsOn;
    }

    /// <summary>Leaves a session out, with the reason. It can be taken in again.</summary>
    /// <returns>False if there is no such session.</returns>
    public bool SkipSession(string series, int number, string reason, Guid byId, DateOnly today, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (Find(series, number) is not { } session) return false;
        if (session.DoneOn is not null) throw SessionDone();
        if (session.SkippedOn is not null) throw SessionSkipped();

        session.Skip(reason.Trim(), today);
        Change(PlanChangeKind.SessionSkipped, byId, now, reason, series: series, number: number);
        return true;
    }

    /// <summary>Takes a session in again that was left out.</summary>
    /// <returns>False if there is no such session, or it was not left out.</returns>
    public bool RestoreSession(string series, int number, Guid byId, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (Find(series, number) is not { SkippedOn: not null } session) return false;

        session.Restore();
        Change(PlanChangeKind.SessionRestored, byId, now, null, series: series, number: number);
        return true;
    }

    /// <summary>Gives a session another day and, where topics are suggestions, another topic.</summary>
    /// <param name="topic">Another topic in the person's words, or null for the suggested one.</param>
    /// <returns>False if there is no such session.</returns>
    public bool PlanSession(
        SessionSeries series, int number, DateOnly dueOn, string? topic, Guid byId, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (Find(series.Code, number) is not { } session) return false;
        if (session.DoneOn is not null) throw SessionDone();
        if (dueOn < AdmittedOn || dueOn > EndsOn) throw SessionOutsidePlan(AdmittedOn, EndsOn);

        var other = string.IsNullOrWhiteSpace(topic) ? null : topic.Trim();
        if (other is not null && !series.TopicsMayBeReplaced) throw TopicFixed();
        if (other != session.ReplacedTopic)
            Change(PlanChangeKind.TopicReplaced, byId, now, other, series: series.Code, number: number);
        if (dueOn != session.DueOn)
            Change(PlanChangeKind.SessionMoved, byId, now, null, session.DueOn, dueOn, series.Code, number);
        session.Plan(dueOn, other);
        return true;
    }

    /// <summary>The phase that a day is in, as the plan stands.</summary>
    public Phase? PhaseOn(DateOnly day) => _phases.Find(phase => phase.StartsOn <= day && day <= phase.EndsOn);

    /// <summary>
    /// A session was held or missed, the first time or again: by whose part it is, or by the other while that one is away,
    /// and in its order, where the series has one.
    /// </summary>
    public void RecordSession(SessionSeries series, int number, bool held, DateOnly on, Hand by)
    {
        if (Find(series.Code, number) is not { } session) throw NoSuchSession();
        if (!by.MayLead(series.LedBy)) throw NotYourPart();
        if (session.SkippedOn is not null) throw SessionSkipped();
        if (!held)
        {
            session.Miss();
            return;
        }

        var before = _sessions
            .Where(earlier => earlier.Series == series.Code && earlier.Number < number)
            .Where(earlier => earlier.DoneOn is null && earlier.SkippedOn is null)
            .MinBy(earlier => earlier.Number);
        if (series.InOrder && session.DoneOn is null && before is not null) throw OutOfOrder(before.Number);

        session.Hold(on);
    }

    /// <summary>Ends the service. The record stays with the team.</summary>
    public void End(DateOnly on, EndKind kind, string reason, Guid byId, DateOnly today, DateTimeOffset now)
    {
        RefuseIfEnded();
        if (on > today || on < AdmittedOn) throw EndDate(AdmittedOn);

        OpenPause?.End(on);
        (EndedOn, EndKind, EndReason) = (on, kind, reason.Trim());
        Change(PlanChangeKind.Ended, byId, now, reason, on);
    }

    private PlannedSession? Find(string series, int number) =>
        _sessions.Find(session => session.Series == series && session.Number == number);

    private void Change(
        PlanChangeKind kind, Guid byId, DateTimeOffset now, string? reason, DateOnly? from = null, DateOnly? until = null,
        string? series = null, int? number = null) =>
        _changes.Add(PlanChange.Of(Id, kind, byId, now, reason?.Trim(), from, until, series, number));

    private void RefuseIfEnded()
    {
        if (EndedOn is not null) throw HasEnded();
    }

    public static RuleViolationException ServedAlready() => new("episode.served-already");

    public static RuleViolationException NoSuchLength() => new("episode.no-such-length");

    public static RuleViolationException HasEnded() => new("episode.ended");

    private static RuleViolationException WithoutHistory() => new("episode.not-eligible-history");

    private static RuleViolationException WithoutBothProblems() => new("episode.not-eligible-problems");

    private static RuleViolationException NotYet() => new("episode.not-yet");

    private static RuleViolationException TooLongAgo(int months) => new("episode.too-long-ago", months);

    private static RuleViolationException CaseloadFull(int served, int caseload) =>
        new("episode.caseload-full", served, caseload);

    private static RuleViolationException EndDate(DateOnly admitted) => new("episode.end-date", admitted);

    private static RuleViolationException ExtensionNotLater(DateOnly endsOn) => new("plan.extension-not-later", endsOn);

    private static RuleViolationException ExtensionTooLong(int months) => new("plan.extension-too-long", months);

    private static RuleViolationException PausedAlready() => new("plan.paused");

    private static RuleViolationException NotPaused() => new("plan.not-paused");

    private static RuleViolationException PauseDates() => new("plan.pause-dates");

    private static RuleViolationException PhaseHasBegun(DateOnly on) => new("plan.phase-begun", on);

    private static RuleViolationException DatesOutOfOrder() => new("plan.dates");

    private static RuleViolationException SessionDone() => new("session.done");

    private static RuleViolationException SessionSkipped() => new("session.skipped");

    private static RuleViolationException SessionOutsidePlan(DateOnly from, DateOnly until) =>
        new("session.outside-plan", from, until);

    private static RuleViolationException NoSuchSession() => new("session.none");

    private static RuleViolationException NotYourPart() => new("session.not-your-part");

    private static RuleViolationException OutOfOrder(int first) => new("session.out-of-order", first);

    private static RuleViolationException TopicFixed() => new("session.topic-fixed");
}

/// <summary>
/// Whom MISSION is for: who has experienced homelessness, hospitalization or incarceration and has both mental health
/// and substance use problems.
/// </summary>
internal sealed record Eligibility(
    bool Homelessness, bool Hospitalization, bool Incarceration, bool MentalHealth, bool SubstanceUse)
{
    public bool HasHistory => Homelessness || Hospitalization || Incarceration;

    public bool HasBothProblems => MentalHealth && SubstanceUse;
}
