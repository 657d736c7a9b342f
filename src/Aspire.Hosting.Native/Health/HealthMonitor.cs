using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Health;

/// <summary>Keeps a health loop for each instance as long as it runs, and makes a database what its server is.</summary>
internal sealed class HealthMonitor(
    ResourceBoard board, Instances instances, HealthLoop loop, Databases databases, DcpClient dcp) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _loops = new();

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var snapshot in board.WatchAsync(cancel))
        {
            if (instances.Find(snapshot.Name) is not { } instance) continue;

            if (instance.Resource is PostgresServerResource server) databases.Show(server, snapshot);
            if (CheckOf(instance.Resource) is not { } check) continue;

            if (!snapshot.IsRunning) End(snapshot.Name);
            else if (!_loops.ContainsKey(snapshot.Name)) Begin(instance, check, cancel);
        }
    }

    public void Dispose()
    {
        foreach (var name in _loops.Keys) End(name);
        _http.Dispose();
    }

    private void Begin(Instance instance, IHealthCheck check, CancellationToken cancel)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _loops[instance.Name] = ending;
        _ = loop.RunAsync(instance.Name, check, token => WhenHealthyAsync(instance.Resource, token), ending.Token);
    }

    private void End(string name)
    {
        if (!_loops.TryRemove(name, out var ending)) return;

        ending.Cancel();
        ending.Dispose();
    }

    private static Task WhenHealthyAsync(IResource resource, CancellationToken cancel) =>
        resource is PostgresServerResource server ? Databases.CreateAsync(server, cancel) : Task.CompletedTask;

    private IHealthCheck? CheckOf(IResource resource)
    {
        if (resource is PostgresServerResource postgres) return new PostgresCheck(postgres);
        if (resource is RabbitMQServerResource rabbitmq) return new RabbitMQCheck(rabbitmq);

        return resource.Annotations.Select(annotation => annotation switch
        {
            HttpHealthAnnotation http => new HttpCheck(resource, http, dcp, _http),
            ConnectHealthAnnotation connect => new ConnectCheck(resource, connect.EndpointName),
            _ => (IHealthCheck?)null,
        }).LastOrDefault(check => check is not null);
    }
}
