using Platform.Testing;

namespace Platform.Bench;

/// <summary>
/// A credential is awarded over HTTP, once for its key, in the name of somebody whose token is validated: against pgbench
/// with prepared statements, which sends the same ones as the same role to a database of the same kind, and knows beforehand
/// what to send. What is counted are commits.
/// </summary>
internal static class Commands
{
    private const int Coaches = 5_000;
    private static readonly int[] AtOnce = [8, 1];

    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        var postgres = await PostgresServer.StartDurable("shared_preload_libraries=pg_stat_statements", "checkpoint_timeout=30min", "max_wal_size=8GB");
        var world = await World.WithTraining(postgres, Coaches);
        // The other side's database is made by the same service, which then leaves it alone.
        var other = await World.WithTraining(postgres, Coaches);
        other.Training.Stop();
        var legs = 0;

        var statements = await SameStatements();
        Console.WriteLine($"both send {statements:F0} queries for each command, and the same words of transactions");

        List<Ratio> ratios = [];
        Dictionary<string, object> sides = [];
        foreach (var clients in AtOnce)
        {
            var comparison = new Comparison(options);
            await comparison.Run(
                new Side("HTTP", length => Http(clients, length), world.Training.Folder),
                new Side("pgbench", length => Prepared(clients, length)));
            ratios.Add(comparison.Of("HTTP", "pgbench", 0.35) with { What = $"HTTP / pgbench, {clients} at once" });
            sides[$"{clients} at once"] = comparison.Sides;
        }

        await Results.Keep("command", new
        {
            Machine = machine,
            LoadAfter = Machine.Load(),
            PostgreSQL = await Database.Settings(postgres.Owner),
            Command = "POST /training/credentials, to the service itself",
            QueriesEach = statements,
            ratios,
            sides,
        });
        return ratios[0].IsMet ? 0 : 1;

        async Task<Figure> Http(int clients, TimeSpan length)
        {
            var figure = await Wrk.Run(world.Training.Address, clients, length, Script(world, ++legs));
            // What the relay still has to do is not the other side's burden.
            while (await Database.Read<long>(world.Training.Owner, "SELECT count(*) FROM outbox WHERE sent_at IS NULL") > 0)
                await Task.Delay(50);
            return figure;
        }

        Task<Figure> Prepared(int clients, TimeSpan length) => Pgbench.Run(
            other.Training.Application,
            Path.Combine(RouteTable.Repository(), "bench", "award.pgbench"),
            clients,
            length,
            ("n", (long)++legs * 1_000_000 / clients),
            ("clients", clients),
            ("coaches", Coaches));

        // Both sides are counted before anything is measured; then nobody pays for the counting.
        async Task<double> SameStatements()
        {
            await Database.Do(world.Training.Owner, "CREATE EXTENSION pg_stat_statements");
            await Database.Do(other.Training.Owner, "CREATE EXTENSION pg_stat_statements");
            await Database.Do(world.Training.Owner, "SELECT pg_stat_statements_reset()");
            using (var http = new HttpClient())
            {
                for (var coach = 0; coach < 100; coach++)
                {
                    using var awarded = await http.SendAsync(world.Award(coach, new DateOnly(2099, 1, 1)));
                    awarded.EnsureSuccessStatusCode();
                }
            }

            await Prepared(1, TimeSpan.FromSeconds(1));
            var (ours, theirs) = (await Sent.By(world.Training), await Sent.By(other.Training));
            await Database.Do(postgres.Owner, "ALTER SYSTEM SET pg_stat_statements.track = none");
            await Database.Do(postgres.Owner, "SELECT pg_reload_conf()");

            foreach (var kind in ours.Keys.Union(theirs.Keys))
            {
                if (ours.GetValueOrDefault(kind) != theirs.GetValueOrDefault(kind))
                    throw new InvalidOperationException(
                        $"Both sides must send the same, but {kind} comes {ours.GetValueOrDefault(kind)} times over HTTP and {theirs.GetValueOrDefault(kind)} times by pgbench.");
            }

            return theirs.Values.Sum();
        }
    }

    private static string Script(World world, int leg) => $$"""
        local n = {{leg}} * 1000000
        local headers = { ['Authorization'] = 'Bearer {{world.TokenOf(world.TrainingStaff)}}', ['Content-Type'] = 'application/json' }
        function request()
          n = n + 1
          local k = math.floor(n / {{Coaches}})
          local day = string.format('%d-%02d-%02d', 2000 + math.floor(k / 336), math.floor(k / 28) % 12 + 1, k % 28 + 1)
          headers['Idempotency-Key'] = 'bench-' .. n
          return wrk.format('POST', '/training/credentials', headers, string.format(
            '{"organizationId":"{{world.Organization}}","personId":"01900000-0000-7000-8000-%012x","kind":"peer-life-coach","validFrom":"%s","validUntil":"%s"}',
            n % {{Coaches}}, day, day))
        end
        """;
}
