using System.Net.Http.Headers;
using System.Net.Http.Json;
using MassTransit;
using Npgsql;
using Platform.Contracts.Directory;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>An affiliate with sites and coaches, as the directory would tell of it, and somebody to act there.</summary>
internal sealed class World(IBus bus, TestTokens tokens, ServiceProcess training, ServiceProcess cohorts)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(2);

    private readonly TestCaller _trainingStaff = TestCaller.AtCentre(NewId(), Roles.TrainingStaff);
    private readonly Lock _renewing = new();
    private readonly Dictionary<TestCaller, (string Token, DateTimeOffset Until)> _tokens = [];

    public ServiceProcess Training { get; } = training;
    public ServiceProcess Cohorts { get; } = cohorts;
    public Guid Organization { get; } = NewId();
    public TestCaller TrainingStaff => _trainingStaff;
    public TestCaller Director => field ??= TestCaller.In(Organization, Roles.ProgramDirector);

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>Tells both services of an organisation with so many sites and coaches, and waits until they know.</summary>
    public async Task<(Guid[] Sites, Guid[] Coaches)> Tell(int sites, int coaches)
    {
        var now = TimeProvider.System.GetUtcNow();
        Guid[] siteIds = [.. Enumerable.Range(0, sites).Select(_ => NewId())];
        Guid[] coachIds = [.. Enumerable.Range(0, coaches).Select(_ => NewId())];
        await bus.Publish(new OrganizationRegistered(Organization, "Harbor Peers", "mha-affiliate", 1, now));
        foreach (var (number, site) in siteIds.Index())
            await bus.Publish(new SiteOpened(Organization, site, $"Site {number}", "America/New_York", 1, now));
        foreach (var (number, coach) in coachIds.Index())
            await bus.Publish(new MembershipChanged(
                Organization, NewId(), coach, $"Coach {number}", Roles.PeerLifeCoach, true, [], true, 1, now));

        await Until(Training, $"SELECT count(*) FROM organizations", 1);
        foreach (var service in (ServiceProcess[])[Training, Cohorts])
        {
            await Until(service, "SELECT count(*) FROM sites", sites);
            await Until(service, "SELECT count(*) FROM memberships", coaches);
        }

        return (siteIds, coachIds);
    }

    /// <summary>Waits until a count is reached.</summary>
    public static async Task Until(ServiceProcess service, string count, long wanted)
    {
        await using var connection = new NpgsqlConnection(service.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(count, connection);
        while ((long)(await command.ExecuteScalarAsync())! < wanted) await Task.Delay(100);
    }

    public HttpRequestMessage Post(ServiceProcess service, TestCaller caller, string path, object body, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(caller));
        request.Headers.Add("Idempotency-Key", $"{NewId()}");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return request;
    }

    private string TokenOf(TestCaller caller)
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
