using System.Text.Json;
using Platform.Cohorts.Data;
using Platform.Cohorts.Tests.Support;
using Platform.Contracts.Casework;
using Platform.Contracts.Directory;
using Platform.Contracts.Training;
using Platform.ServiceDefaults;
using Platform.Testing;

[assembly: AssemblyFixture(typeof(CohortsApp))]

namespace Platform.Cohorts.Tests.Support;

/// <summary>
/// The cohorts service, and what a test may start from. One for all tests that leave its clock alone: each makes an
/// organisation of its own, and nothing that one does may show in another's.
/// </summary>
public sealed class CohortsApp() : ServiceApp<Program>("cohorts")
{
    internal Task<T> Query<T>(Guid? organizationId, Func<CohortsDb, Task<T>> query) =>
        Query<CohortsDb, T>(organizationId, query);

    /// <summary>An organisation with one site, and a coach who may lead groups there.</summary>
    internal async Task<Affiliate> AnAffiliate(bool certified = true, string timeZone = "America/New_York")
    {
        var affiliate = new Affiliate(this, NewId(), NewId(), NewId());
        await Deliver(affiliate.Site(timeZone: timeZone));
        await Deliver(affiliate.Coach());
        if (certified) await Deliver(affiliate.Award());
        return affiliate;
    }
}

/// <summary>An organisation that a test has made, and its callers.</summary>
internal sealed class Affiliate(CohortsApp app, Guid organizationId, Guid siteId, Guid coachId)
{
    public const string CoachName = "Dana Reyes";

    public Guid OrganizationId => organizationId;
    public Guid SiteId => siteId;
    public Guid CoachId => coachId;

    /// <summary>Directs all sites.</summary>
    public HttpClient Director { get; } = app.CreateClient(TestCaller.In(organizationId, Roles.ProgramDirector));

    public HttpClient DirectorAt(params Guid[] sites) =>
        app.CreateClient(TestCaller.In(organizationId, Roles.ProgramDirector).At(sites));

    public HttpClient CoachAt(params Guid[] sites) =>
        app.CreateClient((TestCaller.In(organizationId, Roles.PeerLifeCoach) with { PersonId = coachId }).At(sites));

    public HttpClient AnotherCoach() => app.CreateClient(TestCaller.In(organizationId, Roles.PeerLifeCoach));

    public HttpClient As(params string[] roles) => app.CreateClient(TestCaller.In(organizationId, roles));

    public SiteOpened Site(Guid? id = null, string name = "Elm Street", string timeZone = "America/New_York", int version = 1) =>
        new(organizationId, id ?? siteId, name, timeZone, version, app.Clock.GetUtcNow());

    public MembershipChanged Coach(
        Guid? personId = null, string name = CoachName, Guid[]? sites = null, bool active = true, int version = 1) =>
        Membership(personId ?? coachId, name, Roles.PeerLifeCoach, sites, active, version);

    public MembershipChanged Membership(
        Guid personId, string name, string role, Guid[]? sites = null, bool active = true, int version = 1) =>
        // One membership for each person and role, as in the directory.
        new(organizationId, MembershipId(personId, role), personId, name, role, sites is null, sites ?? [], active, version,
            app.Clock.GetUtcNow().AddMinutes(version));

    public CredentialAwarded Award(
        Guid? id = null, Guid? personId = null, string from = "2026-01-01", string until = "2026-12-31", int version = 1) =>
        new(organizationId, id ?? app.NewId(), personId ?? coachId, Roles.PeerLifeCoach,
            Day.Of(from), Day.Of(until), version, app.Clock.GetUtcNow());

    public CredentialRevoked Revoke(CredentialAwarded award) =>
        new(organizationId, award.CredentialId, award.PersonId, award.Kind, award.Version + 1, app.Clock.GetUtcNow());

    /// <summary>Casework refers somebody to the groups of a site.</summary>
    public CohortReferralRequested Requested(Guid? site = null, Guid? id = null) =>
        new(organizationId, id ?? app.NewId(), site ?? siteId, 1, app.Clock.GetUtcNow());

    public static CohortReferralWithdrawn Withdrawn(CohortReferralRequested requested) =>
        new(requested.OrganizationId, requested.ReferralId, requested.SiteId, requested.Version + 1, requested.At.AddHours(1));

    /// <summary>A forming group that meets on Tuesdays at two, from March 10.</summary>
    public async Task<Guid> ACohort(int people = 0, Guid? site = null, Guid? coach = null, object? with = null)
    {
        var formed = await Director.Post("/cohorts", with ?? Form(site, coach));
        var id = (await formed.EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid();
        for (var person = 1; person <= people; person++)
        {
            var request = new { givenName = $"Given{person}", familyName = $"Family{person}" };
            var enrolled = await Director.Post($"/cohorts/{id}/people", request, version: person);
            enrolled.EnsureSuccessStatusCode();
        }

        return id;
    }

    /// <summary>What <see cref="ACohort"/> sends.</summary>
    public object Form(
        Guid? site = null, Guid? coach = null, string firstMeetingOn = "2026-03-10", string meetingTime = "14:00",
        string name = "Tuesday group", Guid? id = null)
    {
        return new { id, siteId = site ?? siteId, coachId = coach ?? coachId, name, firstMeetingOn, meetingTime };
    }

    /// <summary>A group of eight in its year.</summary>
    public async Task<Guid> AnActiveCohort()
    {
        var id = await ACohort(people: 8);
        (await Director.Post($"/cohorts/{id}/launch", new { }, version: 9)).EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>
    /// A group of six that has met on Tuesdays since February 3: four meetings are over, none is recorded, and the fifth is
    /// tomorrow.
    /// </summary>
    public async Task<YearUnderWay> AYearUnderWay(int people = 6, Guid? coach = null)
    {
        var id = await ACohort(with: Form(coach: coach, firstMeetingOn: "2026-02-03"));
        var person = 1;
        for (; person <= people; person++)
        {
            var request = new { givenName = $"Given{person}", familyName = $"Family{person}", since = "2026-02-03" };
            (await Director.Post($"/cohorts/{id}/people", request, version: person)).EnsureSuccessStatusCode();
        }

        (await Director.Post($"/cohorts/{id}/launch", new { sizeReason = "A test" }, version: person)).EnsureSuccessStatusCode();
        var meetings = (await Director.Get($"/cohorts/{id}/meetings?take=100")).Items().Select(meeting => meeting.Id());
        var enrolled = (await Director.Get($"/cohorts/{id}")).GetProperty("people").EnumerateArray()
            .Select(known => known.GetProperty("participantId").GetGuid());
        return new YearUnderWay(Director, id, [.. meetings], [.. enrolled]);
    }

    private static Guid MembershipId(Guid personId, string role)
    {
        Span<byte> bytes = stackalloc byte[16];
        personId.TryWriteBytes(bytes);
        bytes[15] ^= (byte)role.Length;
        return new Guid(bytes);
    }
}

/// <param name="Meetings">All 52; <see cref="Meeting"/> counts them from 1.</param>
/// <param name="People">By name.</param>
internal sealed record YearUnderWay(HttpClient Director, Guid Cohort, Guid[] Meetings, Guid[] People)
{
    public string Path => $"/cohorts/{Cohort}/meetings";

    public string Meeting(int number) => $"{Path}/{Meetings[number - 1]}";

    public Task<JsonElement> Get(int number) => Director.Get(Meeting(number));

    /// <summary>Changes a part of a meeting, in the version that it has now.</summary>
    public async Task<HttpResponseMessage> Put(int number, string part, object body, HttpClient? by = null) =>
        await (by ?? Director).Put(
            $"{Meeting(number)}/{part}", body, (await Get(number)).GetProperty("version").GetInt32());

    /// <summary>Records who was at a meeting: everybody, but for those who are named.</summary>
    public async Task Record(int number, params (int Person, string Mark)[] exceptions) =>
        (await Put(number, "attendance", Marks(exceptions))).EnsureSuccessStatusCode();

    public object Marks(params (int Person, string Mark)[] exceptions) => new
    {
        people = People.Select((participantId, at) => new
        {
            participantId,
            mark = exceptions.ToDictionary(one => one.Person, one => one.Mark).GetValueOrDefault(at, "here"),
        }),
    };

    /// <summary>The marks of a meeting's people, by name.</summary>
    public async Task<string[]> MarksOf(int number) =>
        [.. (await Get(number)).GetProperty("people").EnumerateArray().Select(person => person.Text("mark"))];
}
