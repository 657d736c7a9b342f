using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var server = new PostgresServerResource(
            name, userName?.Resource, password?.Resource ?? builder.Password(name, special: true));
        return builder.AddResource(server).WithEndpoint(
            port: port, scheme: "tcp", name: PostgresServerResource.EndpointName, isProxied: false, protocol: ProtocolType.Tcp);
    }

    /// <summary>Created when the server is up, if it does not exist.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Add(database);
        return builder.ApplicationBuilder.AddResource(database)
            .Note(new RelationshipAnnotation(builder.Resource, RelationshipAnnotation.Parent));
    }

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        isReadOnly
            ? throw new NotSupportedException("A PostgreSQL server writes to its data.")
            : builder.Note(new DataVolumeAnnotation(name ?? builder.Resource.Name));
}
