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

    public void Create()
    {
        foreach (var resource in model)
        {
            if (KindOf(resource) is null)
            {
                board.Add(Snapshot(resource, resource.Name, isProcess: false));
                continue;
            }

            var replicas = resource.Annotations.OfType<ReplicasAnnotation>().LastOrDefault()?.Count ?? 1;
            for (var i = 0; i < replicas; i++) Add(resource, KindOf(resource)!);
        }

        if (dashboard.IsEnabled) Add(dashboard.Resource, dashboard);
    }

    public void Dispose()
    {
        foreach (var instance in _all) instance.Dispose();
    }

    private void Add(IResource resource, IProcessKind kind)
    {
        var suffix = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8);
        var instance = new Instance(resource, $"{resource.Name}-{suffix}", kind);
        _all.Add(instance);
        board.Add(Snapshot(resource, instance.Name, isProcess: true));
    }

    private static IResource? ParentOf(IResource resource) => resource.Annotations.OfType<RelationshipAnnotation>()
        .FirstOrDefault(noted => noted.Type == RelationshipAnnotation.Parent)?.Other;

    private IProcessKind? KindOf(IResource resource) => resource switch
    {
        ProjectResource project => new ProjectProcess(project, telemetry),
        ExecutableResource executable => new ExecutableProcess(executable),
        PostgresServerResource postgres => new PostgresProcess(postgres, data),
        RabbitMQServerResource rabbitmq => new RabbitMQProcess(rabbitmq, data),
        _ => null,
    };

    private ResourceSnapshot Snapshot(IResource resource, string name, bool isProcess) => new()
    {
        Name = name,
        DisplayName = resource.Name,
        Type = resource switch
        {
            ProjectResource => "Project",
            ExecutableResource => "Executable",
            ParameterResource => "Parameter",
            _ => resource.GetType().Name,
        },
        CreatedAt = clock.GetUtcNow(),
        State = resource is ParameterResource ? ResourceState.Running : ResourceState.NotStarted,
        IsChecked = resource is PostgresServerResource or PostgresDatabaseResource or RabbitMQServerResource
            || resource.Annotations.Any(annotation => annotation is HttpHealthAnnotation or ConnectHealthAnnotation),
        CanBeCommanded = isProcess,
        IsHidden = ReferenceEquals(resource, dashboard.Resource),
        Properties = [.. Properties(resource)],
        Relationships =
        [
            .. resource.Annotations.OfType<RelationshipAnnotation>().Select(noted => new Relationship(noted.Other.Name, noted.Type)),
        ],
        Urls =
        [
            .. EndpointAnnotation.Of(resource).Select(endpoint => new ResourceUrl(
                endpoint.Name, $"{endpoint.Scheme}://localhost:{endpoint.AllocatedPort}", IsInternal: !endpoint.IsHttp)),
        ],
    };

    private IEnumerable<ResourceProperty> Properties(IResource resource)
    {
        if (ParentOf(resource) is { } parent)
            yield return new("resource.parentName", _all.Find(instance => instance.Resource == parent)?.Name ?? parent.Name);

        switch (resource)
        {
            case ParameterResource parameter:
                yield return new("Value", parameter.Value, parameter.Secret);
                break;
            case ProjectResource:
                var output = resource.Annotations.OfType<ProjectOutputAnnotation>().Last();
                yield return new("project.path", output.ProjectPath);
                break;
        }
    }
}
