using System.Diagnostics;
using System.Net.Http.Headers;
using Npgsql;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>
/// What a worker of MISSION opens all day, for a team of 25 with five years behind them beside 100,000 contacts of other
/// teams: over HTTP at the service itself, token, tenant and the audit of the read included. Seen one after the other, as
/// one person does, and by eight at once.
/// </summary>
internal static class Records
{
    private const double Wanted = 40;
    private const int AtOnce = 8;

    private static readonly Guid Organization = Id(1);

    private static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:000000000000}");

    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        Console.WriteLine($"{machine.Processor}, {machine.Cores} cores, {machine.MemoryGiB} GiB; load {machine.LoadBefore}");
        var postgres = await PostgresServer.StartDurable();
        var (tokens, broker) = (await TestTokens.Shared, await (await RabbitServer.Shared).CreateVirtualHost("bench"));
        var casework = await ServiceProcess.Start(
            "casework", "Casework.Service", postgres, broker, settings: $"--Tokens:Jwks={tokens.KeySet}");
        await Fill(casework.Owner);

        var worker = TestCaller.In(Organization, Roles.CaseManager) with { PersonId = Id(1) };
        using var http = new HttpClient { BaseAddress = casework.Address };
        var person = Id(101);
        var pages = new (string Name, string Path)[]
        {
            ("morning", $"/casework/teams/{Id(1)}/morning"),
            ("story", $"/casework/people/{person}/contacts?take=25"),
            ("person", $"/casework/people/{person}"),
            ("plan", $"/casework/people/{person}/plan"),
            ("fidelity of a person", $"/casework/people/{person}/fidelity"),
            ("people", $"/casework/people?teamId={Id(1)}&take=25"),
        };
        List<object> found = [];
        var slow = 0;
        foreach (var (name, path) in pages)
        {
            // The first seconds are the compiler's.
            await Read(http, tokens, worker, path, TimeSpan.FromSeconds(3), AtOnce);
            var alone = Quantiles.Of(await Read(http, tokens, worker, path, TimeSpan.FromSeconds(options.Seconds), 1));
            var crowded = Quantiles.Of(await Read(http, tokens, worker, path, TimeSpan.FromSeconds(options.Seconds), AtOnce));
            Console.WriteLine($"{name,-22} alone {alone}");
            Console.WriteLine($"{"",-22} {AtOnce} at once {crowded}");
            found.Add(new { name, alone, crowded });
            if (alone.P99 > Wanted) slow++;
        }

        await Results.Keep("records", new
        {
            Machine = machine,
            LoadAfter = Machine.Load(),
            PostgreSQL = await Database.Settings(postgres.Owner),
            Contacts = await Database.Read<long>(casework.Owner, "SELECT count(*) FROM contacts"),
            OfTheTeam = await Database.Read<long>(casework.Owner, $"SELECT count(*) FROM contacts WHERE team_id = '{Id(1)}'"),
            Wanted,
            found,
        });
        return slow == 0 ? 0 : 1;
    }

    private static async Task Fill(string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand(
            await File.ReadAllTextAsync(Path.Combine(RouteTable.Repository(), "bench", "caseload.sql")), connection);
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
    }

    private static async Task<List<double>> Read(
        HttpClient http, TestTokens tokens, TestCaller worker, string path, TimeSpan length, int atOnce)
    {
        var (until, token) = (Stopwatch.StartNew(), tokens.For(worker));
        var readers = Enumerable.Range(0, atOnce).Select(async _ =>
        {
            List<double> took = [];
            while (until.Elapsed < length)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                var asked = Stopwatch.GetTimestamp();
                using var response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
                took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            return took;
        });
        return [.. (await Task.WhenAll(readers)).SelectMany(took => took)];
    }
}
