using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Bench;

/// <summary>Cohorts launches a group, with its 52 meetings; Training counts it in its site's year of assistance.</summary>
internal sealed class Launches(World world) : IWorkload
{
    private const int Sites = 100;
    private const int Size = 6;
    private static readonly ParallelOptions Gently = new() { MaxDegreeOfParallelism = 4 };
    private (Guid Id, string Version)[] _groups = [];

    public string What => "group launched in Cohorts, counted in Training";

    public Table Change => new(world.Cohorts.Owner, "cohorts");

    public Table Effect => new(world.Training.Owner, "assisted_cohorts");

    public async Task Prepare(int count)
    {
        var (sites, coaches) = await world.Tell(Sites, coaches: Sites);
        using var http = new HttpClient();
        await Parallel.ForEachAsync(coaches, Gently, async (coach, cancel) => await Do(http, world.Post(
            world.Training,
            world.TrainingStaff,
            "/training/credentials",
            new
            {
                organizationId = world.Organization,
                personId = coach,
                kind = "peer-life-coach",
                validFrom = new DateOnly(2026, 1, 1),
                validUntil = new DateOnly(2099, 12, 31),
            })));
        await World.Until(world.Cohorts, "SELECT count(*) FROM credentials", coaches.Length);

        _groups = new (Guid, string)[count];
        await Parallel.ForAsync(0, count, Gently, async (number, cancel) =>
            _groups[number] = await Form(http, sites[number % Sites], coaches[number % Sites], number));
    }

    public (Guid Id, HttpRequestMessage Request) Command(int number)
    {
        var (id, version) = _groups[number];
        return (id, world.Post(world.Cohorts, world.Director, $"/cohorts/{id}/launch", new { }, version));
    }

    private async Task<(Guid Id, string Version)> Form(HttpClient http, Guid siteId, Guid coachId, int number)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var (version, formed) = await Do(http, world.Post(world.Cohorts, world.Director, "/cohorts", new
        {
            siteId,
            coachId,
            name = $"Group {number}",
            firstMeetingOn = today.AddDays(14),
            meetingTime = "14:00",
        }));
        var id = formed.GetProperty("id").GetGuid();
        for (var person = 0; person < Size; person++)
        {
            (version, _) = await Do(http, world.Post(
                world.Cohorts, world.Director, $"/cohorts/{id}/people", new { givenName = "Person", familyName = $"{person}" }, version));
        }

        return (id, version);
    }

    private static async Task<(string Version, JsonElement Answer)> Do(HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{request.RequestUri} answered {await response.Content.ReadAsStringAsync()}");
        return (response.Headers.ETag?.Tag ?? "", await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
