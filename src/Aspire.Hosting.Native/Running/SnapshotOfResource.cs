using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What is known of a resource before anything of it runs.</summary>
internal static class SnapshotOfResource
{
    public static async Task<ResourceSnapshot> CreateAsync(
        IResource resource, string name, string? parentName, DateTimeOffset now, CancellationToken cancel)
    {
        return new ResourceSnapshot
        {
            Name = name,
            DisplayName = resource.Name,
            Type = TypeOf(resource),
            CreatedAt = now,
            State = resource is ParameterResource ? ResourceState.Running : ResourceState.NotStarted,
            IsChecked = resource is PostgresServerResource or PostgresDatabaseResource or RabbitMQServerResource
                || resource.Annotations.Any(noted => noted is HttpHealthAnnotation or ConnectHealthAnnotation),
            Properties = [.. await PropertiesAsync(resource, parentName, cancel)],
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
    }

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => "Project",
        ExecutableResource => "Executable",
        ParameterResource => "Parameter",
        _ => resource.GetType().Name,
    };

    private static async Task<List<ResourceProperty>> PropertiesAsync(
        IResource resource, string? parentName, CancellationToken cancel)
    {
        var properties = new List<ResourceProperty>();
        if (parentName is not null)
            properties.Add(new("resource.parentName", parentName));
        if (resource is ParameterResource parameter)
            properties.Add(new("Value", parameter.Value, parameter.Secret));
        // Not a database's: the dashboard takes its address, which is the server's, for that of any database.
        if (resource is IResourceWithConnectionString source and not PostgresDatabaseResource)
            properties.Add(new("resource.connectionString", await source.GetConnectionStringAsync(cancel), IsSecret: true));
        if (resource.Annotations.OfType<ProjectOutputAnnotation>().LastOrDefault() is { } output)
            properties.Add(new("project.path", output.ProjectPath));

        return properties;
    }
}
