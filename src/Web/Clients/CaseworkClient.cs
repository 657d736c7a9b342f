using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Casework.Service, as far as the pages read it. A reader knows an episode as the service, a duty as a visit or task.</summary>
internal sealed class CaseworkClient(HttpClient http)
{
    /// <summary>The teams whose records the reader keeps: their own, and those they lead for somebody now.</summary>
    public async Task<IReadOnlyList<TeamRow>> MyTeams(CancellationToken cancel) =>
        (await http.Read<Listing<TeamRow>>("/casework/teams?mine=true&take=100", cancel)).Items;

    public Task<Listing<TeamRow>> Teams(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<TeamRow>>(With("/casework/teams", ("after", after), ("take", $"{take}")), cancel);

    public Task<Team> Team(Guid id, CancellationToken cancel) => http.Read<Team>($"/casework/teams/{id}", cancel);

    public async Task<IReadOnlyList<Site>> Sites(CancellationToken cancel) =>
        (await http.Read<Listing<Site>>("/casework/sites", cancel)).Items;

    /// <param name="role"><c>case-manager</c> or <c>peer-support-specialist</c>.</param>
    public async Task<IReadOnlyList<TeamWorker>> Workers(Guid site, string role, CancellationToken cancel) =>
        (await http.Read<Listing<TeamWorker>>(With("/casework/workers", ("siteId", $"{site}"), ("role", role)), cancel)).Items;

    public Task<Answer> FormTeam(Guid siteId, TeamMembers members, string key, CancellationToken cancel) =>
        http.Send<Formed>(
            HttpMethod.Post, "/casework/teams", new { siteId, members.Name, members.CaseManagerId, members.PeerSpecialistId }, key,
            null, cancel);

    public Task<Answer> ChangeTeam(Guid id, TeamMembers members, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/casework/teams/{id}", members, null, version, cancel);

    public Task<Answer> ArrangeCover(
        Guid id, Guid awayId, Guid? leaderId, DateOnly from, DateOnly until, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/teams/{id}/covers", new { awayId, leaderId, from, until }, key, version, cancel);

    public Task<Answer> EndCover(Guid id, Guid cover, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"/casework/teams/{id}/covers/{cover}", null, null, version, cancel);

    public Task<TeamMorning> Morning(Guid team, CancellationToken cancel) =>
        http.Read<TeamMorning>($"/casework/teams/{team}/morning", cancel);

    public Task<FidelityOf> FidelityOfTeam(Guid team, int weeks, CancellationToken cancel) =>
        http.Read<FidelityOf>($"/casework/teams/{team}/fidelity?weeks={weeks}", cancel);

    public Task<FidelityOf> FidelityOfPerson(Guid id, int weeks, CancellationToken cancel) =>
        http.Read<FidelityOf>($"/casework/people/{id}/fidelity?weeks={weeks}", cancel);

    /// <param name="state"><c>active</c> or <c>ended</c>.</param>
    public Task<Listing<ServedPerson>> People(Guid? team, string state, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ServedPerson>>(
            With("/casework/people", ("teamId", team?.ToString()), ("state", state), ("after", after), ("take", $"{take}")), cancel);

    public Task<Answer> Admit(object person, string key, CancellationToken cancel) =>
        http.Send<Formed>(HttpMethod.Post, "/casework/people", person, key, null, cancel);

    public Task<PersonRecord> Person(Guid id, CancellationToken cancel) => http.Read<PersonRecord>($"/casework/people/{id}", cancel);

    public Task<PersonPlan> Plan(Guid id, CancellationToken cancel) => http.Read<PersonPlan>($"/casework/people/{id}/plan", cancel);

    public Task<Answer> Extend(Guid id, DateOnly until, string reason, int version, CancellationToken cancel) =>
        ToPlan(id, "plan/extension", new { until, reason }, version, cancel);

    public Task<Answer> Pause(Guid id, DateOnly from, string reason, int version, CancellationToken cancel) =>
        ToPlan(id, "plan/pause", new { from, reason }, version, cancel);

    public Task<Answer> Resume(Guid id, DateOnly on, int version, CancellationToken cancel) =>
        ToPlan(id, "plan/resumption", new { on }, version, cancel);

    /// <param name="phases">The first day of each phase that gets another, with its number.</param>
    public Task<Answer> Reschedule(
        Guid id, IEnumerable<PhaseStart> phases, DateOnly endsOn, string reason, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/casework/people/{id}/plan/dates", new { phases, endsOn, reason }, null, version, cancel);

    /// <param name="kind"><c>completed</c>, <c>byChoice</c>, <c>moved</c> or <c>other</c>.</param>
    public Task<Answer> End(Guid id, DateOnly on, string kind, string reason, int version, CancellationToken cancel) =>
        ToPlan(id, "end", new { on, kind, reason }, version, cancel);

    public Task<Answer> PlanSession(
        Guid id, string series, int number, DateOnly dueOn, string? topic, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, SessionPath(id, series, number), new { dueOn, topic }, null, version, cancel);

    public Task<Answer> SkipSession(Guid id, string series, int number, string reason, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"{SessionPath(id, series, number)}/skip", new { reason }, null, version, cancel);

    public Task<Answer> RestoreSession(Guid id, string series, int number, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"{SessionPath(id, series, number)}/skip", null, null, version, cancel);

    /// <param name="component">Only what counts for this figure.</param>
    public Task<Listing<ContactRow>> Story(
        Guid id, string? component, DateOnly? from, DateOnly? until, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ContactRow>>(
            With(
                $"/casework/people/{id}/contacts",
                ("component", component),
                ("from", from is { } first ? $"{first:yyyy-MM-dd}" : null),
                ("until", until is { } last ? $"{last:yyyy-MM-dd}" : null),
                ("after", after),
                ("take", $"{take}")),
            cancel);

    public Task<IReadOnlyList<ContactKindRow>> Kinds(CancellationToken cancel) =>
        http.Read<IReadOnlyList<ContactKindRow>>("/casework/contact-kinds", cancel);

    public Task<Answer> Record(Guid id, ContactToRecord contact, string key, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/people/{id}/contacts", contact, key, null, cancel);

    public Task<Answer> RecordMany(Guid id, IEnumerable<ContactToRecord> contacts, string key, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/people/{id}/contact-batches", new { contacts }, key, null, cancel);

    public Task<Answer> PlanDuty(
        Guid id, Guid assigneeId, string kind, string? purpose, DateOnly on, TimeOnly? at, string key, CancellationToken cancel) =>
        http.Send(
            HttpMethod.Post, $"/casework/people/{id}/duties", new { assigneeId, kind, purpose, on, at = Clock(at) }, key, null, cancel);

    public Task<OneDuty> Duty(Guid id, CancellationToken cancel) => http.Read<OneDuty>($"/casework/duties/{id}", cancel);

    public Task<Answer> MoveDuty(Guid id, DateOnly on, TimeOnly? at, Guid assigneeId, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/casework/duties/{id}", new { on, at = Clock(at), assigneeId }, null, version, cancel);

    /// <param name="notNeeded">Why not, where it is not needed any more; null where it is done.</param>
    public Task<Answer> EndDuty(Guid id, string? notNeeded, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/duties/{id}/end", new { notNeeded }, null, version, cancel);

    /// <param name="state"><c>open</c>, <c>answered</c> or <c>escalated</c>.</param>
    public Task<Listing<ConcernRow>> Concerns(string state, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ConcernRow>>(
            With(
                "/casework/concerns",
                state == "escalated" ? ("escalated", "true") : ("state", state),
                ("after", after),
                ("take", $"{take}")),
            cancel);

    public Task<Answer> RaiseConcern(
        Guid id, string text, DateOnly dueOn, TimeOnly dueAt, string key, CancellationToken cancel) =>
        http.Send<Formed>(
            HttpMethod.Post, $"/casework/people/{id}/concerns", new { text, dueOn, dueAt = Clock(dueAt) }, key, null, cancel);

    public Task<ConcernRow> Concern(Guid id, CancellationToken cancel) => http.Read<ConcernRow>($"/casework/concerns/{id}", cancel);

    public Task<Answer> AnswerConcern(Guid id, string answer, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/concerns/{id}/answer", new { answer }, null, version, cancel);

    public Task<Answer> EscalateConcern(Guid id, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/concerns/{id}/escalation", null, null, version, cancel);

    private Task<Answer> ToPlan(Guid id, string act, object body, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/people/{id}/{act}", body, null, version, cancel);

    private static string SessionPath(Guid id, string series, int number) =>
        $"/casework/people/{id}/plan/sessions/{Uri.EscapeDataString(series)}/{number}";

    private static string? Clock(TimeOnly? time) => time is { } known ? $"{known:HH\\:mm}" : null;

    private static string With(string address, params (string Name, string? Value)[] parts) => QueryHelpers.AddQueryString(
        address, parts.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value));
}

public sealed record TeamRow(
    Guid Id, string Name, string SiteName, string CaseManager, string PeerSpecialist, int People, int Caseload);

/// <param name="Treats">Whether the reader keeps the records of the team's people now.</param>
public sealed record Team(
    Guid Id, string Name, Guid SiteId, string SiteName, string TimeZone, Guid CaseManagerId, string CaseManager,
    Guid PeerSpecialistId, string PeerSpecialist, int People, int Caseload, int Version, bool PeerCertified, bool Treats,
    IReadOnlyList<CoverRow> Covers, IReadOnlyList<CoverRow> PastCovers);

public sealed record CoverRow(
    Guid Id, Guid AwayId, string Away, Guid LeaderId, string Leader, DateOnly From, DateOnly Until, string? ArrangedBy);

public sealed record TeamWorker(Guid Id, string Name, bool Certified);

/// <summary>What is decided about a team.</summary>
public sealed record TeamMembers(string Name, Guid CaseManagerId, Guid PeerSpecialistId);

internal sealed record TeamMorning(
    Guid TeamId, string TeamName, string SiteName, string TimeZone, DateOnly Today, Guid CaseManagerId, string CaseManager,
    Guid PeerSpecialistId, string PeerSpecialist, bool Treats, int People, int Caseload, IReadOnlyList<AwayRow> Away,
    IReadOnlyList<ConcernRow> Concerns, IReadOnlyList<VisitRow> Visits, IReadOnlyList<LateRow> Overdue, int DueSoon,
    IReadOnlyList<DoneRow> Others);

internal sealed record AwayRow(Guid AwayId, string Name, DateOnly Until, Guid LeaderId, string Leader);

public sealed record ConcernRow(
    Guid Id, Guid PersonId, string DisplayName, string TimeZone, string Text, Guid RaisedById, string? RaisedBy,
    DateTimeOffset RaisedAt, DateTimeOffset DueAt, string EscalatesTo, DateTimeOffset? EscalatedAt, string? AnsweredBy,
    DateTimeOffset? AnsweredAt, string? Answer, int Version)
{
    /// <summary>Whether it stands with who supervises now.</summary>
    public bool IsEscalated(DateTimeOffset now) => EscalatedAt is not null || DueAt <= now;
}

internal sealed record VisitRow(
    Guid Id, Guid PersonId, string DisplayName, Guid AssigneeId, string Assignee, string KindTitle, string? Purpose, TimeOnly? At,
    string State);

/// <param name="Reason"><c>contact</c>, <c>duty</c> or <c>planOver</c>.</param>
internal sealed record LateRow(
    string Reason, int Days, Guid PersonId, string DisplayName, Guid? DutyId, string? KindTitle, string? Purpose, int? Every,
    string? Unit, DateOnly? LastOn, int Tried);

internal sealed record DoneRow(
    Guid Id, Guid PersonId, string DisplayName, string By, DateOnly On, TimeOnly? At, int Minutes, string Outcome,
    string KindTitle, string? Support, string? Note);

internal sealed record ServedPerson(
    Guid Id, string DisplayName, Guid TeamId, string TeamName, int Months, DateOnly AdmittedOn, DateOnly EndsOn, DateOnly? EndedOn,
    string? Phase);

public sealed record PersonRecord(
    Guid Id, string GivenName, string FamilyName, string? PreferredName, string DisplayName, Guid TeamId, string TeamName,
    string SiteName, string TimeZone, Guid CaseManagerId, string CaseManager, Guid PeerSpecialistId, string PeerSpecialist,
    bool Treats, int Months, string Setting, DateOnly AdmittedOn, DateOnly EndsOn, DateOnly? EndedOn, DateOnly Today,
    CurrentPhase? Phase, DateOnly? PausedFrom, IReadOnlyList<NextSession> NextSessions, IReadOnlyList<OpenDuty> Duties,
    IReadOnlyList<ConcernRow> Concerns, IReadOnlyList<ContactRow> Contacts);

public sealed record CurrentPhase(int Number, string Code, DateOnly StartsOn, DateOnly EndsOn);

public sealed record NextSession(string Series, int Number, string Topic, DateOnly DueOn);

public sealed record OpenDuty(Guid Id, string KindTitle, string? Purpose, DateOnly On, TimeOnly? At, string Assignee);

public sealed record ContactRow(
    Guid Id, DateOnly On, TimeOnly? At, int Minutes, string Place, string Outcome, string KindTitle, string? Support, int? Phase,
    int? SessionNumber, bool InGroup, string? Note, string By, string? For);

/// <summary>A contact as it is sent. Its field names are those of the form, so that what is wrong stands where it was typed.</summary>
internal sealed record ContactToRecord(
    DateOnly On, string? At, int Minutes, string Place, string Outcome, string Kind, string? Support, int? SessionNumber,
    bool InGroup, string? Note, Guid? DutyId);

public sealed record ContactKindRow(string Code, string Title, string Component, string LedBy, bool NotForPeers);

public sealed record OneDuty(
    Guid Id, Guid PersonId, string DisplayName, Guid TeamId, Guid AssigneeId, string Assignee, string Kind, string KindTitle,
    string? Purpose, DateOnly On, TimeOnly? At, string State, string? Reason, int Version);

public sealed record PersonPlan(
    Guid PersonId, string DisplayName, bool Treats, DateOnly Today, string TimeZone, string TemplateSource, int Months, string Setting,
    DateOnly AdmittedOn, DateOnly EndsOn, DateOnly? EndedOn, string? EndKind, string? EndReason, string? CaseloadReason, int Version,
    IReadOnlyList<PlanPhase> Phases, IReadOnlyList<PlanSeries> Series, IReadOnlyList<PlanPause> Pauses,
    IReadOnlyList<PlanChangeRow> Changes)
{
    public bool IsPaused => Pauses.Any(pause => pause.Until is null);
}

public sealed record PlanPhase(int Number, string Code, string Title, DateOnly StartsOn, DateOnly EndsOn, int Every, string Unit);

public sealed record PhaseStart(int Number, DateOnly StartsOn);

public sealed record PlanSeries(
    string Code, string Title, string LedBy, bool InOrder, bool TopicsMayBeReplaced, IReadOnlyList<PlanSession> Sessions);

public sealed record PlanSession(
    int Number, string Topic, bool Replaced, DateOnly DueOn, DateOnly? DoneOn, int Times, int Missed, DateOnly? SkippedOn,
    string? SkipReason);

public sealed record PlanPause(DateOnly From, DateOnly? Until, string Reason);

public sealed record PlanChangeRow(
    string Kind, DateTimeOffset At, string? By, string? Reason, DateOnly? From, DateOnly? Until, string? Series, int? Number);

/// <summary>What was delivered against what the plan expected.</summary>
public sealed record FidelityOf(
    Guid Id, string Name, DateOnly From, DateOnly Until, IReadOnlyList<FidelityFigure> Components,
    IReadOnlyList<FidelityWeek> Weeks, IReadOnlyList<FidelityPerson> People);

/// <param name="Expected">None where the model has no number.</param>
public sealed record FidelityFigure(string Component, int Delivered, int? Expected, double? Ratio);

public sealed record FidelityWeek(DateOnly StartsOn, IReadOnlyList<FidelityFigure> Components);

public sealed record FidelityPerson(Guid Id, string DisplayName, IReadOnlyList<FidelityFigure> Components);
