using Platform.Demo;

namespace Platform.EndToEnd.Support;

/// <summary>
/// An affiliate that one test has for itself, made through the public API: two sites, a director, a certified coach
/// and one who is not certified.
/// </summary>
internal sealed class OwnAffiliate
{
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

    /// <summary>Awards the coach's credential as soon as Training has heard of the person.</summary>
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
                            Kind = "peer-life-coach",
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
                new { GivenName = $"Person{number}", FamilyName = "Invented", Since = firstMeetingOn },
                Cancel,
                group!.Version,
                key: $"{id}-{number}");
        }

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

    private sealed record MadeToken(string Token);

    private sealed record Listed<T>(List<T> Items);

    private sealed record KnownStaff(Guid Id, bool HasEmail);

    private sealed record KnownCoach(Guid Id, bool Certified);
}

internal sealed record Employee(Guid Id, string Name, Account Account);
