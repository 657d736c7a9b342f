using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>
    /// Gives the connection string as <c>ConnectionStrings__name</c>, and its parts as <c>NAME_HOST</c>, <c>NAME_PORT</c>
    /// and so on.
    /// </summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        var name = connectionName ?? resource.Name;
        builder.Set($"ConnectionStrings__{name}", resource.ConnectionStringExpression);
        foreach (var (part, value) in resource.GetConnectionProperties())
            builder.Set($"{ResourceName.AsVariable(name)}_{part.ToUpperInvariant()}", value);

        return builder.Relate(resource, RelationshipAnnotation.Reference);
    }

    /// <summary>Gives the address of each endpoint as <c>services__name__endpoint__0</c>, where .NET's service discovery looks.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        // Endpoints that are declared further down count too, so this is read only when the process starts.
        builder.Note(new EnvironmentAnnotation(variables =>
        {
            foreach (var endpoint in EndpointAnnotation.Of(source.Resource)) Discover(variables, new(source.Resource, endpoint.Name));
        }));
        return builder.Relate(source.Resource, RelationshipAnnotation.Reference);
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        builder.Note(new EnvironmentAnnotation(variables => Discover(variables, endpointReference)));
        return builder.Relate(endpointReference.Resource, RelationshipAnnotation.Reference);
    }

    private static void Discover(IDictionary<string, object> variables, EndpointReference endpoint)
    {
        var service = endpoint.Resource.Name;
        variables[$"services__{service}__{endpoint.EndpointName}__0"] = endpoint;
        variables[$"{ResourceName.AsVariable(service)}_{ResourceName.AsVariable(endpoint.EndpointName)}"] = endpoint;
    }
}
