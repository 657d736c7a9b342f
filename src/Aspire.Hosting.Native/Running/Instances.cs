using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Data;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>Turns the model into instances, and puts everything on the board.</summary>
internal sealed class Instances(
    Model model, ResourceBoard board, DataFolder data, TelemetryVariables telemetry, DashboardProcess dashboard, TimeProvider clock)
    : IDisposable
{
    private readonly List<Instance> _all = [];

    public IReadOnlyList<Instance> All => _all;

    public Instance? Find(string name) => _all.Find(instance => instance.Name == name);

    /// <summary>By the name of one, or by that of the resource for all its replicas.</summary>
    public IReadOnlyList<Instance> Named(string name) =>
    [
        .. _all.Where(instance =>
            string.Equals(instance.Name, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(instance.Resource.Name, name, StringComparison.OrdinalIgnoreCase)),
    ];

    /// <summary>When ports have been taken, for what is shown of a resource tells its addresses.</summary>
    public async Task CreateAsync(CancellationToken cancel)
    {
        foreach (var resource in model)
        {
            if (KindOf(resource) is null)
            {
                await ShowAsync(resource, resource.Name, cancel);
                continue;
            }

            var replicas = resource.Annotations.OfType<ReplicasAnnotation>().LastOrDefault()?.Count ?? 1;
            for (var i = 0; i < replicas; i++) await AddAsync(resource, KindOf(resource)!, cancel);
        }

        if (dashboard.IsEnabled)
        {
            await AddAsync(dashboard.Resource, dashboard, cancel);
            board.Update(_all[^1].Name, snapshot => snapshot with { IsHidden = true });
        }
    }

    public void Dispose()
    {
        foreach (var instance in _all) instance.Dispose();
    }

    private async Task AddAsync(IResource resource, IProcessKind kind, CancellationToken cancel)
    {
        var suffix = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8);
        var instance = new Instance(resource, $"{resource.Name}-{suffix}", kind);
        _all.Add(instance);
        await ShowAsync(resource, instance.Name, cancel);
        board.Update(instance.Name, snapshot => snapshot with { CanBeCommanded = true });
    }

    private async Task ShowAsync(IResource resource, string name, CancellationToken cancel)
    {
        var parent = resource.Annotations.OfType<RelationshipAnnotation>()
            .FirstOrDefault(noted => noted.Type == RelationshipAnnotation.Parent)?.Other;
        var parentName = _all.Find(instance => instance.Resource == parent)?.Name ?? parent?.Name;
        board.Add(await SnapshotOfResource.CreateAsync(resource, name, parentName, clock.GetUtcNow(), cancel));
    }

    private IProcessKind? KindOf(IResource resource) => resource switch
    {
        ProjectResource project => new ProjectProcess(project, telemetry),
        ExecutableResource executable => new ExecutableProcess(executable),
        PostgresServerResource postgres => new PostgresProcess(postgres, data),
        RabbitMQServerResource rabbitmq => new RabbitMQProcess(rabbitmq, data),
        _ => null,
    };
}
