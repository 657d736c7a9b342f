using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting;

public static class RabbitMQBuilderExtensions
{
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var server = new RabbitMQServerResource(
            name, userName?.Resource, password?.Resource ?? builder.Password(name, special: false));
        var broker = builder.AddResource(server)
            .WithEndpoint(
                port: port, scheme: "tcp", name: RabbitMQServerResource.EndpointName, isProxied: false, protocol: ProtocolType.Tcp)
            .WithEndpoint(scheme: "tcp", name: RabbitMQProcess.DistributionEndpoint, isProxied: false);

        var portMapper = builder.AddPortMapper($"{name}-epmd").WithParentRelationship(broker);
        server.PortMapper = portMapper.GetEndpoint("tcp");
        return broker.WaitFor(portMapper);
    }

    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        isReadOnly
            ? throw new NotSupportedException("A RabbitMQ server writes to its data.")
            : builder.Note(new DataVolumeAnnotation(name ?? builder.Resource.Name));

    /// <summary>
    /// Erlang's port mapper. The broker would start one itself, as a daemon that outlives everything; one that is there
    /// already, and that somebody stops, it uses.
    /// </summary>
    private static IResourceBuilder<ExecutableResource> AddPortMapper(this IDistributedApplicationBuilder builder, string name)
    {
        var epmd = builder.AddExecutable(name, "epmd", "/").WithEndpoint(isProxied: false);
        var port = epmd.GetEndpoint("tcp").Property(EndpointProperty.Port);
        return epmd
            .Note(new ArgumentsAnnotation(["-address", "127.0.0.1", "-port", port]))
            .Note(new ConnectHealthAnnotation("tcp"));
    }
}
