using System.Diagnostics;
using MassTransit;
using Npgsql;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>
/// From the commit of a change to the committed effect of its event in the other service: both services, PostgreSQL with
/// fsync and RabbitMQ as processes of their own; commands over HTTP at a steady rate, whether or not the last has been
/// answered. Both commits are timed by PostgreSQL itself (track_commit_timestamp), so by one clock.
/// </summary>
internal static class Events
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        Console.WriteLine($"{machine.Processor}, {machine.Cores} cores, {machine.MemoryGiB} GiB; load {machine.LoadBefore}");

        var postgres = await PostgresServer.StartDurable("track_commit_timestamp=on");
        var rabbit = await RabbitServer.Shared;
        var tokens = await TestTokens.Shared;
        var broker = await rabbit.CreateVirtualHost("bench");
        var training = await ServiceProcess.Start("training", "Training.Service", postgres, broker, settings: $"--Tokens:Jwks={tokens.KeySet}");
        var cohorts = await ServiceProcess.Start("cohorts", "Cohorts.Service", postgres, broker, settings: $"--Tokens:Jwks={tokens.KeySet}");

        var bus = Bus.Factory.CreateUsingRabbitMq(configure => configure.Host(broker));
        await bus.StartAsync();
        var place = new World(bus, tokens, training, cohorts);
        var count = options.Rate * (options.Seconds + (int)WarmUp.TotalSeconds);
        IWorkload workload = options.Launches ? new Launches(place) : new Awards(place);
        Console.WriteLine($"Preparing {count} × {workload.What} …");
        await workload.Prepare(count);
        await bus.StopAsync();

        Console.WriteLine($"Offering {options.Rate} a second for {options.Seconds} s, after {WarmUp.TotalSeconds} s that do not count …");
        var offered = await Offer(workload, count, options.Rate);
        var warm = options.Rate * (int)WarmUp.TotalSeconds;
        var good = offered.Skip(warm).Where(sent => sent.Good).ToArray();
        var latencies = await Latencies(workload, [.. good.Select(sent => sent.Id)]);
        var result = new
        {
            What = workload.What,
            Machine = machine,
            LoadAfter = Machine.Load(),
            PostgreSQL = await Database.Settings(training.Owner),
            RabbitMQ = "3.10, one node, quorum queues, publisher confirms",
            Path = "HTTP to the service itself, without gateway and without the orchestrator's proxy; no telemetry exported",
            options.Rate,
            options.Seconds,
            Offered = offered.Length - warm,
            Acknowledged = good.Length,
            Effects = latencies.Length,
            MostAtOnce = offered.Skip(warm).Max(sent => sent.AtOnce),
            CommitToEffect = Quantiles.Of(latencies),
            Response = Quantiles.Of(good.Select(sent => sent.Took)),
        };

        Console.WriteLine($"{result.Acknowledged} of {result.Offered} acknowledged, {result.Effects} effects, {result.MostAtOnce} at once at most");
        Console.WriteLine($"commit to effect: {result.CommitToEffect}");
        Console.WriteLine($"response:         {result.Response}");
        Console.WriteLine($"load after:       {result.LoadAfter}");
        await Results.Keep(options.Launches ? "launches" : "events", result);
        return result.Effects == result.Acknowledged && result.Acknowledged == result.Offered ? 0 : 1;
    }

    private static async Task<Sent[]> Offer(IWorkload workload, int count, int rate)
    {
        // A connection for each request that is under way, as the gateway has them.
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 200, PooledConnectionLifetime = TimeSpan.FromMinutes(10) };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
        var (atOnce, started) = (0, Stopwatch.StartNew());
        var sending = new Task<Sent>[count];
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate) - started.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due);
            sending[number] = Send(number);
        }

        return await Task.WhenAll(sending);

        async Task<Sent> Send(int number)
        {
            await Task.Yield();
            var (id, request) = workload.Command(number);
            var now = Interlocked.Increment(ref atOnce);
            var took = Stopwatch.StartNew();
            try
            {
                using var response = await http.SendAsync(request);
                return new Sent(id, response.IsSuccessStatusCode, now, took.Elapsed.TotalMilliseconds);
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException)
            {
                return new Sent(id, false, now, took.Elapsed.TotalMilliseconds);
            }
            finally
            {
                Interlocked.Decrement(ref atOnce);
            }
        }
    }

    /// <summary>Waits until every change has had its effect, or no more come; then compares the times of the two commits.</summary>
    private static async Task<double[]> Latencies(IWorkload workload, Guid[] ids)
    {
        var waited = Stopwatch.StartNew();
        Dictionary<Guid, DateTimeOffset> effects;
        do
        {
            await Task.Delay(500);
            effects = await CommitTimes(workload.Effect, ids);
        }
        while (effects.Count < ids.Length && waited.Elapsed < Patience);

        var changes = await CommitTimes(workload.Change, ids);
        return [.. effects.Select(effect => (effect.Value - changes[effect.Key]).TotalMilliseconds)];
    }

    private static async Task<Dictionary<Guid, DateTimeOffset>> CommitTimes(Table table, Guid[] ids)
    {
        await using var connection = new NpgsqlConnection(table.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT id, pg_xact_commit_timestamp(xmin) FROM {table.Name} WHERE id = ANY($1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = ids } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        Dictionary<Guid, DateTimeOffset> times = [];
        while (await rows.ReadAsync()) times.Add(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1));
        return times;
    }

    private sealed record Sent(Guid Id, bool Good, int AtOnce, double Took);
}

/// <summary>A table in which a commit leaves a row with the id of what was changed.</summary>
internal sealed record Table(string Owner, string Name);

/// <summary>Commands of one kind, each with an effect in the other service.</summary>
internal interface IWorkload
{
    string What { get; }

    /// <summary>Where the change is committed.</summary>
    Table Change { get; }

    /// <summary>Where its effect is.</summary>
    Table Effect { get; }

    /// <summary>Makes what <paramref name="count"/> commands need.</summary>
    Task Prepare(int count);

    /// <summary>The command, and the id by which its change and effect are found.</summary>
    (Guid Id, HttpRequestMessage Request) Command(int number);
}
