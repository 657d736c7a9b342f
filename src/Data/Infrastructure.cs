using System.Net.Sockets;
using MassTransit;
using Npgsql;

namespace Platform.Data;

/// <summary>Tells a broken database or broker from a broken message: the first is waited out, the second put aside.</summary>
internal static class Infrastructure
{
    public static bool IsBroken(Exception failure) => failure switch
    {
        // A statement that takes too long will do so again: its message must not come round for ever.
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => false,
        // A server that is starting, stopping, full or gone (classes 08, 53, 57, 58), or a lock that was not to be had.
        PostgresException { SqlState: var state } => state[..2] is "08" or "53" or "57" or "58" or "55" or "40",
        NpgsqlException or ConnectionException or SocketException or TimeoutException => true,
        RabbitMQ.Client.Exceptions.RabbitMQClientException => true,
        { InnerException: { } inner } => IsBroken(inner),
        _ => false,
    };
}
