using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Tests.Running;

public sealed class PortsTests
{
    [Fact]
    public void A_port_in_use_is_refused_with_its_number_and_what_it_was_for()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = Assert.Throws<Refusal>(() => new Ports().Take(port, "'gateway'"));

        Assert.Equal($"Port {port}, which 'gateway' is to listen on, is in use by another program.", refusal.Message);
    }

    [Fact]
    public void No_port_is_given_twice()
    {
        var ports = new Ports();
        var free = ports.TakeFree();

        Assert.Throws<Refusal>(() => ports.Take(free, "'web'"));
    }
}
