using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Cohorts.Service, as far as the pages read it. A reader knows a cohort as a group.</summary>
internal sealed class CohortsClient(HttpClient http)
{
    public async Task<IReadOnlyList<Site>> Sites(CancellationToken cancel) =>
        (await http.Read<Listing<Site>>("/cohorts/sites", cancel)).Items;

    public async Task<IReadOnlyList<Coach>> Coaches(Guid siteId, CancellationToken cancel) =>
        (await http.Read<Listing<Coach>>($"/cohorts/coaches?siteId={siteId}", cancel)).Items;

    public Task<Listing<CohortRow>> List(string? state, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<CohortRow>>(QueryHelpers.AddQueryString("/cohorts", Query(state, after, take)), cancel);

    public Task<Cohort> Get(Guid id, CancellationToken cancel) => http.Read<Cohort>($"/cohorts/{id}", cancel);

    public Task<YearOfMeetings> Calendar(Guid id, CancellationToken cancel) =>
        http.Read<YearOfMeetings>($"/cohorts/{id}/calendar", cancel);

    public Task<Answer> Form(Guid siteId, CohortPlan plan, string key, CancellationToken cancel) =>
        http.Send<Formed>(HttpMethod.Post, "/cohorts",
            new { siteId, plan.CoachId, plan.Name, plan.FirstMeetingOn, plan.MeetingTime }, key, null, cancel);

    public Task<Answer> Plan(Guid id, CohortPlan plan, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/cohorts/{id}", plan, null, version, cancel);

    public Task<Answer> AddPerson(
        Guid id, string givenName, string familyName, string? preferredName, DateOnly? since, string key, int version,
        CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/cohorts/{id}/people",
            new { givenName, familyName, preferredName, since }, key, version, cancel);

    public Task<Answer> Withdraw(Guid id, Guid participantId, string reason, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/cohorts/{id}/people/{participantId}/withdrawal",
            new { reason }, null, version, cancel);

    public Task<Answer> Skip(Guid id, IReadOnlyList<SkipDate> dates, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/cohorts/{id}/skip-dates", new { dates }, null, version, cancel);

    public Task<Answer> Launch(Guid id, string? sizeReason, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/cohorts/{id}/launch", new { sizeReason }, key, version, cancel);

    private static Dictionary<string, string?> Query(string? state, string? after, int take) =>
        new() { ["state"] = state, ["after"] = after, ["take"] = $"{take}" };
}

public sealed record Site(Guid Id, string Name, string TimeZone);

/// <param name="Certified">Whether the coach holds a credential that is valid today, as far as events have told.</param>
public sealed record Coach(Guid Id, string Name, bool Certified, DateOnly? ValidUntil);

/// <summary>What is decided when a group is formed, and may be decided anew until it starts.</summary>
/// <param name="MeetingTime">As <c>14:00</c>.</param>
public sealed record CohortPlan(Guid CoachId, string Name, DateOnly FirstMeetingOn, string MeetingTime);

internal sealed record CohortRow(
    Guid Id, string Name, string State, string SiteName, Guid CoachId, string CoachName, DateOnly FirstMeetingOn,
    TimeOnly MeetingTime, int People);

public sealed record Cohort(
    Guid Id, string Name, string State, Guid SiteId, string SiteName, string TimeZone, Guid CoachId, string CoachName,
    DateOnly FirstMeetingOn, TimeOnly MeetingTime, DateOnly EndsOn, string? SizeReason,
    bool CoachCertified, IReadOnlyList<CohortPerson> People, IReadOnlyList<CohortPerson> Left,
    IReadOnlyList<SkipDate> SkipDates, int Version)
{
    public const string Forming = "forming";

    public bool IsForming => State == Forming;
}

public sealed record CohortPerson(Guid ParticipantId, string DisplayName, DateOnly EnrolledOn, DateOnly? WithdrawnOn);

public sealed record SkipDate(DateOnly Date, string Reason);

internal sealed record YearOfMeetings(
    Guid Id, string Name, string SiteName, string TimeZone, IReadOnlyList<MonthOfMeetings> Months)
{
    /// <summary>How long each meeting is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(90);
}

internal sealed record MonthOfMeetings(
    int Number, string Theme, DateOnly From, DateOnly Until, IReadOnlyList<Meeting> Meetings);

/// <param name="MovedFromMissingHour">The clocks go forward over the usual time: it begins at the next hour there is.</param>
/// <param name="AtDoubledHour">The clocks go back over the usual time: it begins the first time the hour comes.</param>
internal sealed record Meeting(
    Guid? Id, int Number, DateOnly On, TimeOnly StartsAt, TimeOnly EndsAt, string State, string? SkipReason,
    DateOnly? MovedFrom, bool MovedFromMissingHour, bool AtDoubledHour, DateTimeOffset Instant)
{
    public bool IsSkipped => State == "skipped";

    /// <summary>Whether it is held and not over yet.</summary>
    public bool IsAhead(DateTimeOffset now) => !IsSkipped && Instant + YearOfMeetings.Length > now;
}

internal sealed record Formed(Guid Id);
