using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Running;

/// <summary>Ports that the AppHost gives out itself.</summary>
internal sealed class Ports
{
    // Below the range from which the kernel takes the near end of outgoing connections: a port from there may be
    // gone again before the process that it was meant for has bound it.
    private const int First = 10_000;
    private const int Last = 32_767;

    private readonly HashSet<int> _given = [];

    public int TakeFree()
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (!IsInUse(port) && _given.Add(port)) return port;
        }

        throw new Refusal($"No free port was found between {First} and {Last}.");
    }

    public int Take(int port, string forWhat) => !IsInUse(port) && _given.Add(port)
        ? port
        : throw new Refusal($"Port {port}, which {forWhat} is to listen on, is in use by another program.");

    public static bool IsInUse(int port) => IsInUse(IPAddress.Loopback, port) || IsInUse(IPAddress.IPv6Loopback, port);

    private static bool IsInUse(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return false;
        }
        catch (SocketException failure)
        {
            // A machine without IPv6 has no such address, and so nobody on it.
            return failure.SocketErrorCode is not (SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported);
        }
    }
}
