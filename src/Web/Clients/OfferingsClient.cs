using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Training.Service, as far as the pages of offerings, sessions and enrolments read it.</summary>
internal sealed class OfferingsClient(HttpClient http)
{
    public Task<Listing<CatalogRow>> Catalog(
        string? search, string? kind, string? language, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<CatalogRow>>(
            QueryHelpers.AddQueryString("/training/catalog", new Dictionary<string, string?>
            {
                ["search"] = search,
                ["kind"] = kind,
                ["language"] = language,
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    public Task<CatalogOffering> CatalogOffering(Guid id, CancellationToken cancel) =>
        http.Read<CatalogOffering>($"/training/catalog/{id}", cancel);

    public async Task<IReadOnlyList<TemplateRow>> Templates(CancellationToken cancel) =>
        (await http.Read<Listing<TemplateRow>>("/training/templates", cancel)).Items;

    public Task<OfferingTemplate> Template(string code, CancellationToken cancel) =>
        http.Read<OfferingTemplate>($"/training/templates/{Uri.EscapeDataString(code)}", cancel);

    public Task<Listing<OfferingRow>> List(string? state, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<OfferingRow>>(
            QueryHelpers.AddQueryString("/training/offerings",
                new Dictionary<string, string?> { ["state"] = state, ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Offering> Get(Guid id, CancellationToken cancel) => http.Read<Offering>($"/training/offerings/{id}", cancel);

    public Task<Answer> Draft(
        string template, DateOnly firstOn, string timeZone, IReadOnlyList<SessionDate> dates, string key,
        CancellationToken cancel) =>
        http.Send<Made>(HttpMethod.Post, "/training/offerings", new { template, firstOn, timeZone, dates }, key, null, cancel);

    public Task<Answer> Change(Guid id, OfferingText text, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/offerings/{id}", text, null, version, cancel);

    public Task<Answer> Publish(Guid id, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/training/offerings/{id}/publication", new { }, null, version, cancel);

    public Task<Listing<SessionRow>> Sessions(
        DateTimeOffset? from, DateTimeOffset? until, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<SessionRow>>(
            QueryHelpers.AddQueryString("/training/sessions", new Dictionary<string, string?>
            {
                ["from"] = Instant(from),
                ["until"] = Instant(until),
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    public Task<Session> Session(Guid id, CancellationToken cancel) => http.Read<Session>($"/training/sessions/{id}", cancel);

    public Task<Answer> Plan(Guid offering, SessionPlan plan, string key, CancellationToken cancel) =>
        http.Send<Made>(HttpMethod.Post, $"/training/offerings/{offering}/sessions", plan, key, null, cancel);

    public Task<Answer> ChangeSession(
        Guid id, SessionText text, int? capacity, string? joinLink, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/sessions/{id}", new { text, capacity, joinLink }, key, version, cancel);

    public Task<Answer> Move(
        Guid id, DateOnly on, string at, string timeZone, int minutes, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/training/sessions/{id}/move", new { on, at, timeZone, minutes }, key, version, cancel);

    public Task<Answer> PublishMaterials(
        Guid id, string? slidesLink, string? recordingLink, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/sessions/{id}/materials", new { slidesLink, recordingLink }, null, version, cancel);

    public Task<Answer> CancelSession(Guid id, string reason, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/training/sessions/{id}/cancellation", new { reason }, key, version, cancel);

    public Task<Listing<EnrolledPerson>> People(
        Guid session, Guid? organization, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<EnrolledPerson>>(
            QueryHelpers.AddQueryString($"/training/sessions/{session}/people", new Dictionary<string, string?>
            {
                ["organizationId"] = organization?.ToString(),
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    /// <summary>All people of a session, for a sheet of paper.</summary>
    public async Task<IReadOnlyList<EnrolledPerson>> AllPeople(Guid session, CancellationToken cancel)
    {
        List<EnrolledPerson> people = [];
        string? after = null;
        do
        {
            var page = await People(session, null, after, 100, cancel);
            people.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return people;
    }

    public Task<Answer> EnrollGuest(
        Guid session, Guid? organizationId, string name, string? email, string? affiliation, bool waitIfFull, string key,
        CancellationToken cancel) =>
        http.Send<Made>(HttpMethod.Post, $"/training/sessions/{session}/guests",
            new { organizationId, name, email, affiliation, waitIfFull }, key, null, cancel);

    public Task<Listing<StaffRow>> Staff(Guid? organization, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<StaffRow>>(
            QueryHelpers.AddQueryString("/training/staff", new Dictionary<string, string?>
            {
                ["organizationId"] = organization?.ToString(),
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    public Task<Listing<KnownOrganization>> Organizations(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<KnownOrganization>>(
            QueryHelpers.AddQueryString("/training/organizations",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Answer> Enroll(
        Guid organizationId, Guid offeringId, IReadOnlyList<Guid> sessionIds, IReadOnlyList<Guid> personIds, bool waitIfFull,
        string key, CancellationToken cancel) =>
        http.Send<EnrolledNow>(HttpMethod.Post, "/training/enrollments",
            new { organizationId, offeringId, sessionIds, personIds, waitIfFull }, key, null, cancel);

    public Task<Enrollment> Enrollment(Guid id, CancellationToken cancel) =>
        http.Read<Enrollment>($"/training/enrollments/{id}", cancel);

    public Task<Answer> CancelEnrollment(Guid id, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/training/enrollments/{id}/cancellation", new { }, key, version, cancel);

    public Task<Listing<MySession>> Mine(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<MySession>>(
            QueryHelpers.AddQueryString("/training/enrollments/mine",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Listing<MyPastSession>> MyPast(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<MyPastSession>>(
            QueryHelpers.AddQueryString("/training/enrollments/mine/past",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}

/// <summary>When a session is, by the clock of its zone.</summary>
public sealed record SessionTime(
    DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, string TimeZone, int Minutes, DateTimeOffset Instant,
    bool MovedFromMissingHour, bool AtDoubledHour);


internal sealed record CatalogRow(
    Guid Id, string Kind, string Language, string Title, string Purpose, int Sessions, Guid NextId, int NextNumber,
    string? NextTitle, SessionTime Next, int? PlacesLeft);

internal sealed record CatalogOffering(Guid Id, OfferingText Text, IReadOnlyList<CatalogSession> Sessions);

internal sealed record CatalogSession(
    Guid Id, int Number, SessionText Text, SessionTime When, string State, bool IsOpen, int? PlacesLeft);

internal sealed record TemplateRow(string Code, int Version, string Kind, string Title, int Sessions);

internal sealed record OfferingTemplate(
    string Code, int Version, string TimeZone, string Kind, string Title, IReadOnlyList<TemplateSession> Sessions);

internal sealed record TemplateSession(
    int Number, string? Title, int DaysAfterFirst, DateOnly? HeldOn, TimeOnly At, int Minutes, int? Capacity);

/// <param name="At">As <c>14:00</c>.</param>
internal sealed record SessionDate(int Number, DateOnly? On, string? At);

internal sealed record OfferingRow(
    Guid Id, string Kind, string Title, string State, int Sessions, DateTimeOffset? NextAt, int Version);

public sealed record OfferingText(
    string Kind, string Language, string Title, string Purpose, string Provider, string? Center, string? Sponsor,
    string? GrantNumber, string? Disclaimer, string ContactName, string? ContactTitle, string ContactEmail,
    IReadOnlyList<string> JoiningRule, string? JoiningHelp, string? Captions, string? Questions,
    IReadOnlyList<string> Objectives);

internal sealed record Offering(
    Guid Id, OfferingText Text, string State, DateTimeOffset? PublishedAt, string TemplateCode, int TemplateVersion,
    IReadOnlyList<OfferingSession> Sessions, int Version)
{
    public bool IsDraft => State == "draft";
}

internal sealed record OfferingSession(
    Guid Id, int Number, string? Title, SessionTime When, string State, int? Capacity, int Taken, int Version);

public sealed record SessionRow(
    Guid Id, Guid OfferingId, string OfferingTitle, string Kind, int Number, string? Title, SessionTime When, string State,
    int? Capacity, int Taken, int Waiting, bool HasJoinLink, int Version);

public sealed record SessionText(
    string? Title, string? Summary, IReadOnlyList<string> Objectives, IReadOnlyList<string> Agenda,
    IReadOnlyList<SessionPresenter> Presenters, IReadOnlyList<string> Citations);

public sealed record SessionPresenter(string Name, string? Title, string? Organization, string? Role);

/// <param name="At">As <c>14:00</c>.</param>
internal sealed record SessionPlan(
    int Number, SessionText Text, DateOnly On, string At, string TimeZone, int Minutes, int? Capacity, string? JoinLink);

public sealed record Session(
    Guid Id, Guid OfferingId, string OfferingTitle, string Kind, string Language, string OfferingState, int Number,
    SessionText Text, SessionTime When, string State, string? CancelReason, int? Capacity, int Taken, int Waiting,
    int Organizations, string? JoinLink, string? SlidesLink, string? RecordingLink, int Version)
{
    public bool IsCancelled => State == "cancelled";

    public DateTimeOffset EndsAt => When.Instant.AddMinutes(When.Minutes);
}

internal sealed record EnrolledPerson(
    Guid Id, Guid OrganizationId, string? OrganizationName, Guid? PersonId, string Name, string? Email, string? Affiliation,
    string State, DateTimeOffset EnrolledAt, int Version)
{
    public bool Waits => State == "waiting";

    /// <summary>A guest says where they are from; the organisation keeps them, and need not be it.</summary>
    public string From => Affiliation ?? OrganizationName ?? Resources.TrainingWords.Organization_Unnamed;
}

internal sealed record StaffRow(Guid Id, string Name, IReadOnlyList<string> Roles, bool HasEmail);

internal sealed record KnownOrganization(Guid Id, string Name);

internal sealed record EnrolledNow(IReadOnlyList<EnrolledOne> Enrollments);

internal sealed record EnrolledOne(Guid Id, Guid SessionId, Guid PersonId, bool Waiting);

internal sealed record Enrollment(
    Guid Id, Guid OrganizationId, Guid? PersonId, string Name, string? Affiliation, string State, Guid SessionId,
    int SessionNumber, string? SessionTitle, Guid OfferingId, string OfferingTitle, SessionTime When, string SessionState,
    int Version);

internal sealed record MySession(
    Guid Id, Guid SessionId, Guid OfferingId, string OfferingTitle, int Number, string? Title, SessionTime When,
    string State, string SessionState, string? JoinLink, IReadOnlyList<string> JoiningRule, string? JoiningHelp);

internal sealed record MyPastSession(
    Guid Id, Guid SessionId, Guid OfferingId, string OfferingTitle, int Number, string? Title, SessionTime When,
    string Attendance, int? Minutes, string? SlidesLink, string? RecordingLink);
