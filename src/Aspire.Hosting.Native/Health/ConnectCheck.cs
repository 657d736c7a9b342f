using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Health;

/// <summary>Opens a connection, and closes it.</summary>
internal sealed class ConnectCheck(IResource resource, string endpointName) : IHealthCheck
{
    public string Key => $"{resource.Name}_{endpointName}_check";

    public async Task<string> CheckAsync(string instance, CancellationToken cancel)
    {
        var port = EndpointAnnotation.Find(resource, endpointName)!.AllocatedPort!.Value;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancel);
        return "It accepts connections.";
    }
}
