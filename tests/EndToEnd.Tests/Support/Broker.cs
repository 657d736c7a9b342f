using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Platform.EndToEnd.Support;

/// <summary>A look into the queues that nobody should ever find anything in.</summary>
internal sealed class Broker(RunningPlatform platform)
{
    /// <summary>The error queues and dead ends that hold a message, with how many.</summary>
    public async Task<List<string>> PutAside()
    {
        var found = new List<string>();
        await using var connection = await Connect();
        foreach (var database in Databases.Names)
        {
            foreach (var queue in await platform.Databases.Query<string>(database, "SELECT DISTINCT consumer FROM inbox"))
            {
                foreach (var aside in new[] { $"{queue}_error", $"{queue}_skipped" })
                {
                    // A question about a queue that isn't there closes its channel: one for each.
                    await using var channel = await connection.CreateChannelAsync();
                    try
                    {
                        var messages = (await channel.QueueDeclarePassiveAsync(aside)).MessageCount;
                        if (messages > 0) found.Add($"{aside}: {messages}");
                    }
                    catch (OperationInterruptedException)
                    {
                        // It is made when the first message goes there.
                    }
                }
            }
        }

        return found;
    }

    private async Task<IConnection> Connect()
    {
        var settings = (await File.ReadAllLinesAsync(Path.Combine(platform.Data, "rabbitmq", "rabbitmq.conf")))
            .Select(line => line.Split(" = ", 2))
            .Where(setting => setting.Length == 2)
            .ToDictionary(setting => setting[0], setting => setting[1]);
        var address = settings["listeners.tcp.1"].Split(':');
        return await new ConnectionFactory
        {
            HostName = address[0],
            Port = int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture),
            UserName = settings["default_user"],
            Password = settings["default_pass"],
        }.CreateConnectionAsync();
    }
}
