using System.Net.Http.Headers;
using System.Net.Http.Json;
using MassTransit;
using Platform.Contracts.Directory;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>An affiliate with sites and coaches, as the directory would tell of it, and somebody to act there.</summary>
internal sealed class World(IBus bus, TestTokens tokens, ServiceProcess training, ServiceProcess? cohorts = null)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(2);

    private readonly TestCaller _trainingStaff = TestCaller.AtCentre(NewId(), Roles.TrainingStaff);
    private readonly Lock _renewing = new();
    private readonly Dictionary<TestCaller, (string Token, DateTimeOffset Until)> _tokens = [];

    /// <summary>Where the services' queues are.</summary>
    public Uri Broker { get; private init; } = null!;

    public ServiceProcess Training { get; } = training;
    public ServiceProcess Cohorts => cohorts ?? throw new InvalidOperationException("This world has no groups.");
    public Guid Organization { get; } = new("01900000-0000-7000-9000-000000000001");
    public TestCaller TrainingStaff => _trainingStaff;
    public TestCaller Director => field ??= TestCaller.In(Organization, Roles.ProgramDirector);

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>The id of a coach by number: what a load generator can name without having asked.</summary>
    public static Guid CoachId(int number) => new($"01900000-0000-7000-8000-{number:x12}");

    /// <summary>Tells the services of an organisation with so many sites and coaches, and waits until they know.</summary>
    public async Task<(Guid[] Sites, Guid[] Coaches)> Tell(int sites, int coaches)
    {
        var now = TimeProvider.System.GetUtcNow();
        Guid[] siteIds = [.. Enumerable.Range(0, sites).Select(_ => NewId())];
        Guid[] coachIds = [.. Enumerable.Range(0, coaches).Select(CoachId)];
        await bus.Publish(new OrganizationRegistered(Organization, "Harbor Peers", "mha-affiliate", 1, now));
        foreach (var (number, site) in siteIds.Index())
            await bus.Publish(new SiteOpened(Organization, site, $"Site {number}", "America/New_York", 1, now));
        await Parallel.ForEachAsync(coachIds.Index(), async (coach, cancel) => await bus.Publish(
            new MembershipChanged(
                Organization, NewId(), coach.Item, $"Coach {coach.Index}", Roles.PeerLifeCoach, true, [], true, 1, now),
            cancel));

        await Until(Training, $"SELECT count(*) FROM organizations", 1);
        foreach (var service in cohorts is null ? [Training] : (ServiceProcess[])[Training, cohorts])
        {
            await Until(service, "SELECT count(*) FROM sites", sites);
            await Until(service, "SELECT count(*) FROM memberships", coaches);
        }

        return (siteIds, coachIds);
    }

    /// <summary>A training service that knows an organisation and so many coaches, with a broker of its own.</summary>
    public static async Task<World> WithTraining(PostgresServer postgres, int coaches)
    {
        var (tokens, broker) = (await TestTokens.Shared, await (await RabbitServer.Shared).CreateVirtualHost("bench"));
        var training = await ServiceProcess.Start(
            "training", "Training.Service", postgres, broker, settings: $"--Tokens:Jwks={tokens.KeySet}");
        var bus = Bus.Factory.CreateUsingRabbitMq(configure => configure.Host(broker));
        await bus.StartAsync();
        var world = new World(bus, tokens, training) { Broker = broker };
        await world.Tell(sites: 1, coaches);
        await bus.StopAsync();
        return world;
    }

    /// <summary>The national training staff give a coach a credential that holds for one day.</summary>
    public HttpRequestMessage Award(int coach, DateOnly day, Guid? id = null) => Post(
        Training,
        TrainingStaff,
        "/training/credentials",
        new
        {
            id,
            organizationId = Organization,
            personId = CoachId(coach),
            kind = "peer-life-coach",
            validFrom = day,
            validUntil = day,
        });

    /// <summary>Waits until a count is reached.</summary>
    public static async Task Until(ServiceProcess service, string count, long wanted)
    {
        while (await Database.Read<long>(service.Owner, count) < wanted) await Task.Delay(100);
    }

    public HttpRequestMessage Post(ServiceProcess service, TestCaller caller, string path, object body, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(caller));
        request.Headers.Add("Idempotency-Key", $"{NewId()}");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return request;
    }

    public string TokenOf(TestCaller caller)
    {
        lock (_renewing)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (!_tokens.TryGetValue(caller, out var held) || held.Until < now)
                _tokens[caller] = held = (tokens.For(caller), now + TokenLife);
            return held.Token;
        }
    }
}
