using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Cohorts;
using Platform.Contracts.Directory;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Data;

namespace Platform.Training.Tests.Support;

/// <summary>The training service, and what a test may start from.</summary>
public class TrainingApp() : ServiceApp<Program>("training")
{
    public static readonly DateOnly March2 = new(2026, 3, 2);

    /// <summary>The national centre's organisation.</summary>
    public Guid Centre { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>The national centre's training staff.</summary>
    public HttpClient TrainingStaff() => CreateClient(TestCaller.AtCentre(Centre, Roles.TrainingStaff));

    /// <summary>A director of all of an organisation's sites, or of the ones named.</summary>
    public HttpClient Director(Guid organizationId, params Guid[] sites)
    {
        var director = TestCaller.In(organizationId, Roles.ProgramDirector);
        return CreateClient(sites is [] ? director : director.At(sites));
    }

    internal Task<T> Query<T>(Guid? organizationId, Func<TrainingDb, Task<T>> query) =>
        Query<TrainingDb, T>(organizationId, query);

    public async Task<Guid> AnOrganization(string name = "Harbor Peers")
    {
        var id = NewId();
        await Deliver(new OrganizationRegistered(id, name, "mha-affiliate", 1, Clock.GetUtcNow()));
        return id;
    }

    public async Task<Guid> ASite(Guid organizationId, string name = "Elm Street")
    {
        var id = NewId();
        await Deliver(new SiteOpened(organizationId, id, name, "America/New_York", 1, Clock.GetUtcNow()));
        return id;
    }

    public async Task<Guid> ACoach(Guid organizationId, string name = "Dana Reyes")
    {
        var person = NewId();
        await Deliver(Membership(organizationId, person, name));
        return person;
    }

    public MembershipChanged Membership(Guid organizationId, Guid personId, string name = "Dana Reyes") => new(
        organizationId, NewId(), personId, name, Roles.PeerLifeCoach, true, [], true, 1, Clock.GetUtcNow());

    /// <summary>Somebody who works at all sites of an organisation, or at the ones named, and can be reached by mail.</summary>
    public async Task<Guid> AColleague(Guid organizationId, string name, string? email = null, params Guid[] sites)
    {
        var person = NewId();
        await Deliver(Membership(organizationId, person, name) with
        {
            AllSites = sites is [],
            Sites = sites,
            Email = email ?? $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org",
            Language = "en",
        });
        return person;
    }

    public CohortLaunched Launch(Guid organizationId, Guid siteId, DateOnly? startsOn = null)
    {
        var starts = startsOn ?? March2;
        return new CohortLaunched(
            organizationId, NewId(), siteId, NewId(), starts, starts.AddDays(51 * 7), 8, 1, Clock.GetUtcNow());
    }

    /// <summary>A coach's credential for the year 2026, awarded by the training staff.</summary>
    public async Task<Guid> ACredential(Guid organizationId, Guid personId)
    {
        var response = await TrainingStaff().Post("/training/credentials", new
        {
            organizationId,
            personId,
            kind = "peer-life-coach",
            validFrom = "2026-01-01",
            validUntil = "2026-12-31",
        });
        return (await response.EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid();
    }
}

internal static class Http
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts with an Idempotency-Key (a new one unless given) and the version seen, if any.</summary>
    public static Task<HttpResponseMessage> Post(
        this HttpClient http, string path, object body, string? key = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
        if (ifMatch is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return http.SendAsync(request, Cancel);
    }

    public static async Task<JsonElement> Read(this HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    public static async Task<JsonElement> Get(this HttpClient http, string path) =>
        await (await http.GetAsync(path, Cancel)).EnsureSuccessStatusCode().Read();

    public static async Task<string?> Code(this HttpResponseMessage response) =>
        (await response.Read()).GetProperty("code").GetString();
}
