using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Casework.Service, as far as the pages read it. A reader knows an episode as the service, a duty as a visit or task.</summary>
internal sealed class CaseworkClient(HttpClient http)
{
    public async Task<IReadOnlyList<TeamRow>> MyTeams(CancellationToken cancel) =>
        (await http.Read<Listing<TeamRow>>("/casework/teams?mine=true&take=100", cancel)).Items;

    public Task<TeamMorning> Morning(Guid team, CancellationToken cancel) =>
        http.Read<TeamMorning>($"/casework/teams/{team}/morning", cancel);

    public Task<Listing<ServedPerson>> People(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ServedPerson>>(
            QueryHelpers.AddQueryString(
                "/casework/people", new Dictionary<string, string?> { ["state"] = "active", ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<PersonRecord> Person(Guid id, CancellationToken cancel) => http.Read<PersonRecord>($"/casework/people/{id}", cancel);

    public Task<PersonPlan> Plan(Guid id, CancellationToken cancel) => http.Read<PersonPlan>($"/casework/people/{id}/plan", cancel);

    public Task<Listing<ContactRow>> Story(Guid id, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ContactRow>>(
            QueryHelpers.AddQueryString(
                $"/casework/people/{id}/contacts", new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<IReadOnlyList<ContactKindRow>> Kinds(CancellationToken cancel) =>
        http.Read<IReadOnlyList<ContactKindRow>>("/casework/contact-kinds", cancel);

    public Task<Answer> Record(Guid id, object contact, string key, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/people/{id}/contacts", contact, key, null, cancel);

    public Task<ConcernRow> Concern(Guid id, CancellationToken cancel) => http.Read<ConcernRow>($"/casework/concerns/{id}", cancel);

    public Task<Answer> AnswerConcern(Guid id, string answer, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/concerns/{id}/answer", new { answer }, null, version, cancel);
}

internal sealed record TeamRow(
    Guid Id, string Name, string SiteName, string CaseManager, string PeerSpecialist, int People, int Caseload);

internal sealed record TeamMorning(
    Guid TeamId, string TeamName, string SiteName, string TimeZone, DateOnly Today, string CaseManager, string PeerSpecialist,
    bool Treats, int People, int Caseload, IReadOnlyList<AwayRow> Away, IReadOnlyList<ConcernRow> Concerns,
    IReadOnlyList<VisitRow> Visits, IReadOnlyList<LateRow> Overdue, int DueSoon, IReadOnlyList<DoneRow> Others);

internal sealed record AwayRow(Guid AwayId, string Name, DateOnly Until, Guid LeaderId, string Leader);

internal sealed record ConcernRow(
    Guid Id, Guid PersonId, string DisplayName, string TimeZone, string Text, Guid RaisedById, string? RaisedBy,
    DateTimeOffset RaisedAt, DateTimeOffset DueAt, string EscalatesTo, DateTimeOffset? EscalatedAt, string? AnsweredBy,
    DateTimeOffset? AnsweredAt, string? Answer, int Version)
{
    /// <summary>Whether it stands with who supervises now.</summary>
    public bool IsEscalated(DateTimeOffset now) => EscalatedAt is not null || DueAt <= now;
}

internal sealed record VisitRow(
    Guid Id, Guid PersonId, string DisplayName, string Assignee, string KindTitle, string? Purpose, TimeOnly? At, string State);

/// <param name="Reason"><c>contact</c>, <c>duty</c> or <c>planOver</c>.</param>
internal sealed record LateRow(
    string Reason, int Days, Guid PersonId, string DisplayName, string? KindTitle, string? Purpose, int? Every, string? Unit,
    DateOnly? LastOn, int Tried);

internal sealed record DoneRow(
    Guid Id, Guid PersonId, string DisplayName, string By, DateOnly On, TimeOnly? At, int Minutes, string Outcome,
    string KindTitle, string? Support, string? Note);

internal sealed record ServedPerson(Guid Id, string DisplayName, string TeamName, int Months, DateOnly AdmittedOn, DateOnly EndsOn);

public sealed record PersonRecord(
    Guid Id, string GivenName, string FamilyName, string DisplayName, string TeamName, string SiteName, string TimeZone,
    string CaseManager, string PeerSpecialist, bool Treats, int Months, DateOnly AdmittedOn, DateOnly EndsOn,
    DateOnly? EndedOn, DateOnly Today, DateOnly? PausedFrom, IReadOnlyList<NextSession> NextSessions,
    IReadOnlyList<OpenDuty> Duties, IReadOnlyList<ContactRow> Contacts);

public sealed record NextSession(string Series, int Number, string Topic, DateOnly DueOn);

public sealed record OpenDuty(Guid Id, string KindTitle, string? Purpose, DateOnly On, TimeOnly? At, string Assignee);

public sealed record ContactRow(
    Guid Id, DateOnly On, TimeOnly? At, int Minutes, string Outcome, string KindTitle, string? Support, int? SessionNumber,
    string? Note, string By, string? For);

internal sealed record ContactKindRow(string Code, string Title, string Component, string LedBy, bool NotForPeers);

internal sealed record PersonPlan(
    Guid PersonId, string DisplayName, bool Treats, string TemplateSource, int Months, DateOnly AdmittedOn, DateOnly EndsOn,
    DateOnly Today, IReadOnlyList<PlanPhase> Phases, IReadOnlyList<PlanSeries> Series);

internal sealed record PlanPhase(int Number, string Title, DateOnly StartsOn, DateOnly EndsOn, int Every, string Unit);

internal sealed record PlanSeries(string Code, string Title, IReadOnlyList<PlanSession> Sessions);

internal sealed record PlanSession(
    int Number, string Topic, DateOnly DueOn, DateOnly? DoneOn, int Times, int Missed, DateOnly? SkippedOn, string? SkipReason);
