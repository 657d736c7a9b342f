using Platform.Demo;

namespace Platform.EndToEnd.Support;

/// <summary>
/// An affiliate that one test has for itself, made through the public API: two sites, a director, a certified coach
/// and one who is not certified.
/// </summary>
internal sealed class OwnAffiliate
{
    private static readonly string[] Categories = ["name", "own-words"];
    private static readonly string[] Purposes = ["person-request"];

    private readonly RunningPlatform _platform;
    private readonly PlatformClient _administrator;
    private readonly PlatformClient _trainer;

    private OwnAffiliate(RunningPlatform platform)
    {
        _platform = platform;
        _administrator = platform.As(platform.Account("platform-administrator"));
        _trainer = platform.As(platform.Account("training-staff"));
    }

    public Guid Id { get; } = NewId();

    public required string Name { get; init; }

    public Guid Site { get; private set; }

    public Guid OtherSite { get; private set; }

    public Employee Director { get; private set; } = null!;

    public Employee Coach { get; private set; } = null!;

    public Employee Novice { get; private set; } = null!;

    public Employee Administrator => new(Guid.Empty, "Administrator", _platform.Account("platform-administrator"));

    public Employee Trainer => new(Guid.Empty, "Training staff", _platform.Account("training-staff"));

    public static async Task<OwnAffiliate> Register(RunningPlatform platform, string name)
    {
        var affiliate = new OwnAffiliate(platform) { Name = name };
        await affiliate._administrator.Make(
            "/directory/organizations", new { affiliate.Id, name, Kind = "nami-group" }, Cancel);
        affiliate.Site = await affiliate.Open("First house", "America/New_York");
        affiliate.OtherSite = await affiliate.Open("Second house", "America/Denver");
        affiliate.Director = await affiliate.Employ("Diana", "Director", "program-director");
        affiliate.Coach = await affiliate.Employ("Cora", "Coach", "peer-life-coach");
        affiliate.Novice = await affiliate.Employ("Nils", "Novice", "peer-life-coach");
        await affiliate.Certify(affiliate.Coach);
        await affiliate.SeeCertified(affiliate.Coach);
        return affiliate;
    }

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public PlatformClient As(Employee employee) => _platform.As(employee.Account);

    public async Task<Guid> Open(string site, string timeZone)
    {
        var id = NewId();
        await _administrator.Make($"/directory/organizations/{Id}/sites", new { id, Name = site, timeZone }, Cancel);
        return id;
    }

    public async Task<Employee> Employ(string givenName, string familyName, string role, params Guid[] sites)
    {
        var id = NewId();
        var email = $"{givenName}.{id:N}@example.org".ToLowerInvariant();
        var password = $"{id:N}-{role}";
        await _administrator.Make("/directory/people", new { id, givenName, familyName, email, password }, Cancel);
        await _administrator.Make(
            $"/directory/organizations/{Id}/memberships",
            new { Id = NewId(), PersonId = id, role, AllSites = sites is [], sites },
            Cancel);
        var expiresOn = Today.AddDays(200);
        var token = await _administrator.Ask<MadeToken>(
            $"/directory/people/{id}/tokens", new { Name = "Test", expiresOn }, Cancel);
        return new Employee(
            id, $"{givenName} {familyName}", new Account(role, Id, Name, email, password, token.Token, expiresOn));
    }

    /// <summary>Awards the credential that the person's role takes as soon as Training has heard of them.</summary>
    public async Task Certify(Employee coach)
    {
        var id = NewId();
        await Patience.Until(
            $"{coach.Name} is certified",
            async stop =>
            {
                try
                {
                    return await _trainer.Make(
                        "/training/credentials",
                        new
                        {
                            id,
                            OrganizationId = Id,
                            PersonId = coach.Id,
                            // Kinds bear the names of the roles that take them.
                            Kind = coach.Account.Role,
                            ValidFrom = Today.AddYears(-1),
                            ValidUntil = Today.AddYears(2),
                        },
                        stop,
                        key: id.ToString());
                }
                catch (PlatformRefusedException refused)
                    when (refused.Code is "credential.person-unknown" or "credential.organization-unknown")
                {
                    return false;
                }
            },
            awarded => awarded,
            Cancel);
    }

    public Task SeeCertified(Employee coach) => Patience.Until(
        $"Cohorts knows that {coach.Name} is certified",
        stop => As(Director).Get<Listed<KnownCoach>>($"/cohorts/coaches?siteId={Site}", stop),
        coaches => coaches.Items.Exists(known => known.Id == coach.Id && known.Certified),
        Cancel);

    public Task SeeStaffInTraining() => Patience.Until(
        "Training knows who works here",
        stop => As(Director).Get<Listed<KnownStaff>>("/training/staff", stop),
        staff => staff.Items.Exists(known => known.Id == Coach.Id && known.HasEmail),
        Cancel);

    /// <summary>A group that is being formed, with people in it, who have been there since the first meeting if that is past.</summary>
    public async Task<Guid> AGroup(
        string name, int people, Employee? coach = null, Guid? site = null, DateOnly? firstMeetingOn = null)
    {
        var (id, director) = (NewId(), As(Director));
        await director.Make(
            "/cohorts",
            new
            {
                id,
                SiteId = site ?? Site,
                CoachId = (coach ?? Coach).Id,
                name,
                FirstMeetingOn = firstMeetingOn ?? Today.AddDays(14),
                MeetingTime = "14:00",
            },
            Cancel,
            key: id.ToString());
        for (var number = 1; number <= people; number++)
        {
            var group = await director.Find<object>($"/cohorts/{id}", Cancel);
            await director.Do(
                HttpMethod.Post,
                $"/cohorts/{id}/people",
                new { GivenName = $"Person{number}", FamilyName = "Invented", Since = firstMeetingOn < Today ? firstMeetingOn : null },
                Cancel,
                group!.Version,
                key: $"{id}-{number}");
        }

        return id;
    }

    /// <summary>A team of MISSION at the first site: a case manager and a certified peer support specialist.</summary>
    public async Task<(Employee CaseManager, Employee Peer, Guid Team)> ATeam()
    {
        var (caseManager, peer, id) = (
            await Employ("Carla", "Manager", "case-manager"), await Employ("Pedro", "Peer", "peer-support-specialist"), NewId());
        await Certify(peer);
        await Patience.Until(
            "Casework knows the site and the two of the team",
            async stop =>
            {
                try
                {
                    return await As(Director).Make(
                        "/casework/teams",
                        new { id, SiteId = Site, Name = "First team", CaseManagerId = caseManager.Id, PeerSpecialistId = peer.Id },
                        stop,
                        key: $"{id}");
                }
                catch (PlatformRefusedException refused) when (refused.Status is System.Net.HttpStatusCode.NotFound
                    || refused.Code is "team.case-manager-not-at-site" or "team.peer-not-at-site" or "team.peer-not-certified")
                {
                    return false;
                }
            },
            formed => formed,
            Cancel);
        return (caseManager, peer, id);
    }

    /// <summary>Admits somebody into a team's service today.</summary>
    public async Task<Guid> Admit(Employee worker, Guid team, int months, string givenName = "Ada", string familyName = "Invented")
    {
        var (id, client) = (NewId(), As(worker));
        var today = (await client.Get<Day>($"/casework/teams/{team}/morning", Cancel)).Today;
        await client.Make(
            "/casework/people",
            new
            {
                TeamId = team,
                id,
                givenName,
                familyName,
                Homelessness = true,
                MentalHealth = true,
                SubstanceUse = true,
                months,
                Setting = "residential",
                AdmittedOn = today,
            },
            Cancel,
            key: $"{id}");
        return id;
    }

    /// <summary>A consent of the person to tell the group program of the first site their name and what they want it to know.</summary>
    public async Task<Guid> Consent(Employee worker, Guid person, DateOnly expiresOn)
    {
        var (id, client) = (NewId(), As(worker));
        var form = await client.Get<Form>("/casework/consent-form?language=en", Cancel);
        await client.Make(
            $"/casework/people/{person}/consents",
            new
            {
                id,
                Language = "en",
                FormVersion = form.Version,
                Disclosers = new[] { Name },
                Description = "My name and what I want the group to know",
                Categories,
                Recipients = new[] { new { Kind = "program", Name = "First house", SiteId = Site } },
                Purposes,
                SaysRevocation = true,
                form.RevocationMethod,
                ExpiryKind = "date",
                expiresOn,
                SignatureName = "Ada Invented",
                SignerCapacity = "participant",
            },
            Cancel,
            key: $"{id}");
        return id;
    }

    public async Task Launch(Guid group, string? sizeReason = null)
    {
        var director = As(Director);
        var version = (await director.Find<object>($"/cohorts/{group}", Cancel))!.Version;
        await director.Do(
            HttpMethod.Post, $"/cohorts/{group}/launch", new { sizeReason }, Cancel, version, key: $"launch-{group}");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed record Day(DateOnly Today);

    private sealed record Form(int Version, string RevocationMethod);

    private sealed record MadeToken(string Token);

    private sealed record Listed<T>(List<T> Items);

    private sealed record KnownStaff(Guid Id, bool HasEmail);

    private sealed record KnownCoach(Guid Id, bool Certified);
}

internal sealed record Employee(Guid Id, string Name, Account Account);
