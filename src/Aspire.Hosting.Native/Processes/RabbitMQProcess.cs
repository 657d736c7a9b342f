using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Data;

namespace Aspire.Hosting.Processes;

/// <summary>
/// RabbitMQ as a plain process with its data below the data folder. Its broker, its distribution port and the port
/// mapper that Erlang needs listen on loopback.
/// </summary>
internal sealed class RabbitMQProcess(RabbitMQServerResource server, DataFolder data) : IProcessKind
{
    // Not the command in the PATH, which changes to another user and to folders of its own.
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    // Erlang's schedulers spin while they wait, which a broker on its own machine may and one among others may not.
    private const string ErlangArguments =
        "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none";

    private readonly string _folder =
        data.Below(server.Annotations.OfType<DataVolumeAnnotation>().LastOrDefault()?.FolderName ?? server.Name);

    public async Task PrepareAsync(CancellationToken cancel)
    {
        if (!File.Exists(Program))
            throw new Refusal("RabbitMQ is not installed. `./platform doctor` says what else is missing.");

        Directory.CreateDirectory(_folder, DataFolder.OwnFolder);
        var user = await server.UserNameReference.GetValueAsync(cancel);
        OwnFile.Write(
            Below("rabbitmq.conf"),
            $"""
             listeners.tcp.1 = 127.0.0.1:{server.PrimaryEndpoint.Port}
             default_user = {user}
             default_pass = {server.PasswordParameter.Value}
             log.console = true
             log.console.level = info
             log.file = false

             """);
        OwnFile.Write(Below("enabled_plugins"), "[].\n");
    }

    public async Task<ProcessPlan> PlanAsync(CancellationToken cancel) => new()
    {
        Command = Program,
        WorkingDirectory = _folder,
        Variables = await ResourceValues.VariablesAsync(server, Variables(), cancel),
    };

    private Dictionary<string, object> Variables() => new()
    {
        // Its script then becomes the broker instead of starting it: signals reach the broker.
        ["RUNNING_UNDER_SYSTEMD"] = "1",
        ["HOME"] = _folder,
        ["LC_ALL"] = "C.UTF-8",
        ["RABBITMQ_NODENAME"] = "rabbit@localhost",
        ["RABBITMQ_MNESIA_BASE"] = Below("mnesia"),
        ["RABBITMQ_LOG_BASE"] = Below("log"),
        ["RABBITMQ_PID_FILE"] = Below("pid"),
        ["RABBITMQ_CONFIG_FILE"] = Below("rabbitmq"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Below("enabled_plugins"),
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = server.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_DIST_PORT"] = new EndpointReference(server, DistributionEndpoint).Port.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = ErlangArguments,
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = server.PortMapper!.Property(EndpointProperty.Port),
    };

    internal const string DistributionEndpoint = "distribution";

    private string Below(string name) => Path.Combine(_folder, name);
}
