using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Platform.Testing;

/// <summary>
/// The cable between a service and a server, for a test to pull: whoever is connected is cut off, and nobody gets
/// through until it is plugged in again. The server on the other end, which all tests share, notices nothing.
/// </summary>
public sealed class Cable : IDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> _connected = new();
    private readonly string _host;
    private readonly int _serverPort;
    private TcpListener? _listener;

    public Cable(string host, int port)
    {
        (_host, _serverPort) = (host, port);
        Plug();
    }

    /// <summary>Where the service connects to, on the loopback.</summary>
    public int Port { get; private set; }

    public void Pull()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var end in _connected.Keys)
        {
            // At once, as a server that was killed does, without a good-bye. What has just ended by itself has no socket any more.
            if (end.Client is { } socket) socket.LingerState = new LingerOption(true, 0);
            end.Dispose();
        }
    }

    public void Plug()
    {
        if (_listener is not null) return;

        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept(_listener);
    }

    public void Dispose() => Pull();

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptTcpClientAsync());
        }
        catch (Exception pulled) when (pulled is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Carry(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            _connected[near] = _connected[far] = true;
            try
            {
                await far.ConnectAsync(_host, _serverPort);
                (near.NoDelay, far.NoDelay) = (true, true);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
            }
            catch (Exception cut) when (cut is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
            }
            finally
            {
                _connected.TryRemove(near, out _);
                _connected.TryRemove(far, out _);
            }
        }
    }
}
