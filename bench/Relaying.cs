using System.Diagnostics;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Bench;

/// <summary>
/// From outbox to broker: how fast a full outbox empties, its rows read, published, confirmed, marked and committed: against
/// RabbitMQ.Client alone, which publishes the same bytes to the same quorum queue, as many unconfirmed at a time as the
/// relay has.
/// </summary>
internal static class Relaying
{
    private const int Unconfirmed = 100;
    private const int EventsPerSecond = 2_000;
    private const string Queue = "cohorts-keep-credential";

    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        var postgres = await PostgresServer.StartDurable();
        var world = await World.WithTraining(postgres, coaches: 1);
        // Nobody listens: what is measured is the way in.
        await ServiceProcess.Migrate("cohorts", "Cohorts.Service", postgres, world.Broker, $"--Tokens:Jwks={(await TestTokens.Shared).KeySet}");

        using (var http = new HttpClient())
        using (var awarded = await http.SendAsync(world.Award(0, new DateOnly(2026, 1, 1)))) awarded.EnsureSuccessStatusCode();
        await using var connection = await new ConnectionFactory { Uri = world.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null));
        var message = await First(channel);

        var comparison = new Comparison(options);
        await comparison.Run(
            new Side("outbox", Outbox),
            new Side("RabbitMQ.Client", Client));
        var ratio = comparison.Of("outbox", "RabbitMQ.Client", 0.5);
        await Results.Keep("outbox", new
        {
            Machine = machine,
            LoadAfter = Machine.Load(),
            PostgreSQL = await Database.Settings(postgres.Owner),
            RabbitMQ = "3.10, one node, one quorum queue, nobody listening",
            Unconfirmed,
            MessageBytes = message.Body.Length,
            ratio,
            comparison.Sides,
        });
        return ratio.IsMet ? 0 : 1;

        async Task<Figure> Outbox(TimeSpan length)
        {
            await Database.Do(world.Training.Owner, "DELETE FROM outbox WHERE sequence > (SELECT min(sequence) FROM outbox)");
            await Database.Do(
                world.Training.Owner,
                """
                INSERT INTO outbox (message_id, type, body, at, attempts)
                SELECT gen_random_uuid(), type, body, at, 0
                FROM (SELECT type, body, at FROM outbox ORDER BY sequence LIMIT 1) one, generate_series(1, $1)
                """,
                EventsPerSecond * (int)length.TotalSeconds);
            await World.Until(world.Training, "SELECT 1 - least(1, count(*)) FROM outbox WHERE sent_at IS NULL", 1);
            await channel.QueuePurgeAsync(Queue);
            // The clock begins with the first batch, which is not counted: before it the relay may have slept for a second.
            return new Figure(await Database.Read<double>(world.Training.Owner, """
                WITH new AS (SELECT sent_at FROM outbox WHERE sequence > (SELECT min(sequence) FROM outbox)),
                ends AS (SELECT min(sent_at) AS first, max(sent_at) AS last FROM new)
                SELECT (SELECT count(*) FROM new, ends WHERE sent_at > first) / extract(epoch FROM last - first)::float8 FROM ends
                """));
        }

        async Task<Figure> Client(TimeSpan length)
        {
            var (left, took) = (EventsPerSecond * (int)length.TotalSeconds, Stopwatch.StartNew());
            var all = left;
            await Task.WhenAll(Enumerable.Range(0, Unconfirmed).Select(async _ =>
            {
                await Task.Yield();
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await channel.BasicPublishAsync(
                        message.Exchange, "", mandatory: false, new BasicProperties(message.BasicProperties), message.Body);
                }
            }));
            var figure = new Figure(all / took.Elapsed.TotalSeconds);
            await channel.QueuePurgeAsync(Queue);
            return figure;
        }
    }

    /// <summary>The message as it comes out of the relay: its bytes are the other side's too.</summary>
    private static async Task<BasicGetResult> First(IChannel channel)
    {
        while (true)
        {
            if (await channel.BasicGetAsync(Queue, autoAck: true) is { } message)
                return new BasicGetResult(
                    message.DeliveryTag, message.Redelivered, message.Exchange, message.RoutingKey, message.MessageCount,
                    message.BasicProperties, message.Body.ToArray());
            await Task.Delay(100);
        }
    }
}
