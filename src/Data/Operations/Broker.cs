using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Platform.Data;

/// <summary>The queues that this service's consumers read, as the bus names them.</summary>
internal sealed class ServiceQueues
{
    private readonly ConcurrentDictionary<string, bool> _names = new();

    public IReadOnlyList<string> Names => [.. _names.Keys.Order(StringComparer.Ordinal)];

    public void Add(string queue) => _names[queue] = true;

    public bool Has(string queue) => _names.ContainsKey(queue);
}

/// <summary>
/// The broker as operations see it, over a connection of its own that lasts as long as the question: the bus has no words for a
/// queue's length, and its management API would be one more address and password.
/// </summary>
internal sealed class Broker(IConfiguration configuration, ServiceName service)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks the broker something.</summary>
    /// <exception cref="BrokerAwayException">It does not answer.</exception>
    public async Task<T> Ask<T>(Func<IConnection, CancellationToken, Task<T>> question, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience + Patience);
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = new Uri(configuration.GetConnectionString("rabbitmq")!),
                ClientProvidedName = $"{service.Value} operations",
                AutomaticRecoveryEnabled = false,
                RequestedConnectionTimeout = Patience,
                ContinuationTimeout = Patience,
            };
            await using var connection = await factory.CreateConnectionAsync(patience.Token);
            return await question(connection, patience.Token);
        }
        catch (Exception away) when (!cancel.IsCancellationRequested && away is BrokerUnreachableException
            or AlreadyClosedException or OperationInterruptedException or SocketException or IOException or TimeoutException
            or OperationCanceledException)
        {
            throw new BrokerAwayException(away);
        }
    }

    /// <summary>How many messages wait and how many consumers read; null where there is no such queue.</summary>
    public static async Task<QueueDeclareOk?> Look(IConnection connection, string queue, CancellationToken cancel)
    {
        // A question about a queue that isn't there closes its channel: one for each.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        try
        {
            return await channel.QueueDeclarePassiveAsync(queue, cancel);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode is 404)
        {
            return null;
        }
    }
}

/// <summary>The broker does not answer. Over HTTP a 503, as for a database that is away.</summary>
internal sealed class BrokerAwayException(Exception inner) : Exception("RabbitMQ does not answer.", inner);
