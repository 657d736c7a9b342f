using Platform.Casework.Data;
using Platform.Casework.Tests.Support;
using Platform.Contracts.Cohorts;
using Platform.Contracts.Directory;
using Platform.Contracts.Training;
using Platform.ServiceDefaults;
using Platform.Testing;

[assembly: AssemblyFixture(typeof(CaseworkApp))]

namespace Platform.Casework.Tests.Support;

/// <summary>
/// The casework service, and what a test may start from. One for all tests that leave its clock alone: each makes an
/// organisation of its own, and nothing that one does may show in another's.
/// </summary>
public sealed class CaseworkApp() : ServiceApp<Program>("casework")
{
    internal Task<T> Query<T>(Guid? organizationId, Func<CaseworkDb, Task<T>> query) =>
        Query<CaseworkDb, T>(organizationId, query);

    /// <summary>An organisation with one site, a case manager and a peer support specialist there.</summary>
    internal async Task<Affiliate> AnAffiliate(bool certified = true, string timeZone = "America/New_York")
    {
        var affiliate = new Affiliate(this, NewId(), NewId(), NewId(), NewId());
        await Deliver(affiliate.Site(timeZone: timeZone));
        await Deliver(affiliate.Member(affiliate.CaseManagerId, Affiliate.CaseManagerName, Roles.CaseManager));
        await Deliver(affiliate.Member(affiliate.PeerId, Affiliate.PeerName, Roles.PeerSupportSpecialist));
        if (certified) await Deliver(affiliate.Award());
        return affiliate;
    }

    /// <summary>The same, with a team of the two.</summary>
    internal async Task<Affiliate> ATeam(string timeZone = "America/New_York")
    {
        var affiliate = await AnAffiliate(timeZone: timeZone);
        affiliate.TeamId = await affiliate.Form();
        return affiliate;
    }
}

/// <summary>An organisation that a test has made, and its callers.</summary>
internal sealed class Affiliate(ServiceApp<Program> app, Guid organizationId, Guid siteId, Guid caseManagerId, Guid peerId)
{
    public const string CaseManagerName = "Tanya Brooks";
    public const string PeerName = "Miguel Ortiz";

    public Guid OrganizationId => organizationId;
    public Guid SiteId => siteId;
    public Guid CaseManagerId => caseManagerId;
    public Guid PeerId => peerId;
    public Guid TeamId { get; set; }

    /// <summary>Directs all sites.</summary>
    public HttpClient Director { get; } = app.CreateClient(TestCaller.In(organizationId, Roles.ProgramDirector));

    /// <summary>The team's case manager.</summary>
    public HttpClient CaseManager { get; } =
        app.CreateClient((TestCaller.In(organizationId, Roles.CaseManager) with { PersonId = caseManagerId }).At(siteId));

    /// <summary>The team's peer support specialist.</summary>
    public HttpClient Peer { get; } =
        app.CreateClient((TestCaller.In(organizationId, Roles.PeerSupportSpecialist) with { PersonId = peerId }).At(siteId));

    public HttpClient At(string role, params Guid[] sites) => app.CreateClient(TestCaller.In(organizationId, role).At(sites));

    public HttpClient As(params string[] roles) => app.CreateClient(TestCaller.In(organizationId, roles));

    public HttpClient Person(Guid personId, params string[] roles) =>
        app.CreateClient(TestCaller.In(organizationId, roles) with { PersonId = personId });

    public SiteOpened Site(Guid? id = null, string name = "Mill Street", string timeZone = "America/New_York", int version = 1) =>
        new(organizationId, id ?? siteId, name, timeZone, version, app.Clock.GetUtcNow());

    public MembershipChanged Member(
        Guid personId, string name, string role, Guid[]? sites = null, bool active = true, int version = 1) =>
        // One membership for each person and role, as in the directory.
        new(organizationId, MembershipId(personId, role), personId, name, role, sites is null, sites ?? [], active, version,
            app.Clock.GetUtcNow().AddMinutes(version));

    /// <summary>Somebody else who works in teams at all sites.</summary>
    public async Task<Guid> AnotherWorker(string role, string name = "Other Worker", Guid[]? sites = null)
    {
        var id = app.NewId();
        await app.Deliver(Member(id, name, role, sites));
        return id;
    }

    public CredentialAwarded Award(
        Guid? id = null, Guid? personId = null, string from = "2026-01-01", string until = "2026-12-31", int version = 1,
        string kind = Roles.PeerSupportSpecialist) =>
        new(organizationId, id ?? app.NewId(), personId ?? peerId, kind,
            Day.Of(from), Day.Of(until), version, app.Clock.GetUtcNow());

    public CredentialRevoked Revoke(CredentialAwarded award) =>
        new(organizationId, award.CredentialId, award.PersonId, award.Kind, award.Version + 1, app.Clock.GetUtcNow());

    public object TeamOfTheTwo(string name = "Team 2", Guid? id = null, Guid? site = null, Guid? caseManager = null, Guid? peer = null) =>
        new { id, siteId = site ?? siteId, name, caseManagerId = caseManager ?? caseManagerId, peerSpecialistId = peer ?? peerId };

    public async Task<Guid> Form(string name = "Team 2") =>
        (await (await Director.Post("/casework/teams", TeamOfTheTwo(name))).EnsureSuccessStatusCode().Read()).Id();

    /// <summary>What admits a person to the team: change what the test is about.</summary>
    public Dictionary<string, object?> Admission(
        string givenName = "Curtis", string familyName = "Bell", string admittedOn = "2026-03-02", int months = 12)
    {
        return new Dictionary<string, object?>
        {
            ["teamId"] = TeamId,
            ["givenName"] = givenName,
            ["familyName"] = familyName,
            ["homelessness"] = true,
            ["mentalHealth"] = true,
            ["substanceUse"] = true,
            ["months"] = months,
            ["setting"] = "residential",
            ["admittedOn"] = admittedOn,
        };
    }

    public async Task<Guid> APerson(
        string givenName = "Curtis", string familyName = "Bell", string admittedOn = "2026-03-02", int months = 12) =>
        (await (await CaseManager.Post("/casework/people", Admission(givenName, familyName, admittedOn, months)))
            .EnsureSuccessStatusCode().Read()).Id();

    /// <summary>Half an hour together, today unless another day is said.</summary>
    public static Dictionary<string, object?> AContact(
        string on = "2026-03-02", string kind = "transportation", string outcome = "held", int? session = null, string? note = null)
    {
        return new Dictionary<string, object?>
        {
            ["on"] = on,
            ["minutes"] = 30,
            ["place"] = "community",
            ["outcome"] = outcome,
            ["kind"] = kind,
            ["sessionNumber"] = session,
            ["note"] = note,
        };
    }

    /// <summary>What signs a consent to share the name and the service with the program at the team's site: change what the test is about.</summary>
    public Dictionary<string, object?> AConsent(Guid? programSite = null)
    {
        return new Dictionary<string, object?>
        {
            ["language"] = "en",
            ["formVersion"] = 1,
            ["disclosers"] = new[] { "The MISSION team at Mill Street" },
            ["description"] = "Name, and that the team serves the person",
            ["categories"] = new[] { "name", "service", "own-words" },
            ["recipients"] = new object[] { new { kind = "program", name = "It's My Life at Mill Street", siteId = programSite ?? siteId } },
            ["purposes"] = new[] { "person-request" },
            ["saysRevocation"] = true,
            ["revocationMethod"] = "Tell the team",
            ["expiryKind"] = "event",
            ["expiryEvent"] = "endOfService",
            ["signatureName"] = "Curtis Bell",
            ["signerCapacity"] = "participant",
        };
    }

    public async Task<Guid> Sign(Guid person, Action<Dictionary<string, object?>>? change = null)
    {
        var consent = AConsent();
        change?.Invoke(consent);
        return (await (await CaseManager.Post($"/casework/people/{person}/consents", consent)).EnsureSuccessStatusCode().Read()).Id();
    }

    public Task<HttpResponseMessage> Revoke(Guid consent, HttpClient? by = null) =>
        (by ?? Peer).Post($"/casework/consents/{consent}/revocation", new { channel = "inPerson", text = "No more" });

    public async Task<Guid> Refer(Guid person, Guid consent, string? ownWords = "I like music", Guid? site = null) =>
        (await (await CaseManager.Post(
            $"/casework/people/{person}/referrals", new { consentId = consent, siteId = site ?? siteId, ownWords }))
            .EnsureSuccessStatusCode().Read()).Id();

    /// <summary>Somebody who directs the program at a site, and whose name the directory has told.</summary>
    public async Task<HttpClient> AProgramDirector(string name = "Ruth Adams", Guid? id = null, Guid? site = null)
    {
        var person = id ?? app.NewId();
        await app.Deliver(Member(person, name, Roles.ProgramDirector));
        return app.CreateClient((TestCaller.In(organizationId, Roles.ProgramDirector) with { PersonId = person }).At(site ?? siteId));
    }

    public CohortReferralAccepted Accepted(Guid referral, int version = 2) =>
        new(organizationId, referral, app.NewId(), version, app.Clock.GetUtcNow());

    public CohortReferralDeclined Declined(Guid referral, int version = 2) =>
        new(organizationId, referral, "groups-full", version, app.Clock.GetUtcNow());

    public static Task<HttpResponseMessage> Open(HttpClient director, Guid referral, object? request = null) =>
        director.Post($"/casework/referrals/{referral}/disclosures", request ?? new { });

    private static Guid MembershipId(Guid personId, string role)
    {
        Span<byte> bytes = stackalloc byte[16];
        personId.TryWriteBytes(bytes);
        bytes[15] ^= (byte)role.Length;
        return new Guid(bytes);
    }
}
