using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Platform.Testing;

/// <summary>
/// One RabbitMQ for all tests of a process: the one that <c>TEST_RABBITMQ</c> names (an <c>amqp://</c> address; its
/// management API at <c>TEST_RABBITMQ_MANAGEMENT</c>, else at port 15672), or a plain node with an epmd of its own, on the
/// loopback, gone at the end. Each test class takes a virtual host, where nobody else's messages are.
/// </summary>
public sealed class RabbitServer
{
    private const string User = "tests";

    private static readonly Lazy<Task<RabbitServer>> Running = new(Start);

    private static readonly HttpClient Http = new();

    private readonly ServerProcess? _process;
    private int _hosts;

    private RabbitServer(Uri address, Uri management, ServerProcess? process)
    {
        (Address, Management, _process) = (address, management, process);
    }

    /// <summary>The server of this test process, started by whoever asks first: in about six seconds.</summary>
    public static Task<RabbitServer> Shared => Running.Value;

    /// <summary>The node's address, without a virtual host.</summary>
    public Uri Address { get; }

    /// <summary>Its management API.</summary>
    public Uri Management { get; }

    /// <summary>What the node has logged; empty for a node that was given.</summary>
    public string Log => _process?.Log ?? "";

    /// <summary>Makes a virtual host of the caller's own.</summary>
    /// <returns>Its <c>amqp://</c> address.</returns>
    public async Task<Uri> CreateVirtualHost(string name)
    {
        var host = $"{name}-{Environment.ProcessId}-{Interlocked.Increment(ref _hosts)}";
        var user = Uri.UnescapeDataString(Address.UserInfo.Split(':')[0]);
        await Manage(HttpMethod.Put, $"/api/vhosts/{host}");
        await Manage(
            HttpMethod.Put,
            $"/api/permissions/{host}/{user}",
            new { configure = ".*", write = ".*", read = ".*" });
        return new UriBuilder(Address) { Path = host }.Uri;
    }

    /// <summary>Removes a virtual host and all its queues.</summary>
    public Task DeleteVirtualHost(Uri address) => Manage(HttpMethod.Delete, $"/api/vhosts{address.AbsolutePath}");

    private static async Task<RabbitServer> Start()
    {
        if (Environment.GetEnvironmentVariable("TEST_RABBITMQ") is { Length: > 0 } given)
        {
            var node = new Uri(given);
            var api = Environment.GetEnvironmentVariable("TEST_RABBITMQ_MANAGEMENT") ?? $"http://{node.Host}:15672";
            return new RabbitServer(node, new Uri(api), null);
        }

        var folder = Directory.CreateTempSubdirectory("platform-tests-rabbitmq-").FullName;
        var epmdFolder = Directory.CreateTempSubdirectory("platform-tests-epmd-").FullName;
        var (port, management, distribution, epmd) =
            (ServerProcess.FreePort(), ServerProcess.FreePort(), ServerProcess.FreePort(), ServerProcess.FreePort());
        var password = Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(folder, "enabled_plugins"), "[rabbitmq_management].");
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {management}
            default_user = {User}
            default_pass = {password}
            log.console = true
            log.console.level = warning
            log.file = false
            disk_free_limit.absolute = 50MB

            """);

        // An epmd in the foreground, started first: the daemon that RabbitMQ would start by itself outlives everything.
        var names = ServerProcess.Start(
            epmdFolder, "KILL", ["epmd", "-port", epmd.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1"]);
        await names.WaitUntil(() => Connect(epmd));
        var process = ServerProcess.Start(folder, "KILL", ["/usr/lib/rabbitmq/bin/rabbitmq-server"], new Dictionary<string, string>
        {
            ["HOME"] = folder,
            // Makes the script become the node, so that the signal reaches it.
            ["RUNNING_UNDER_SYSTEMD"] = "1",
            ["RABBITMQ_NODENAME"] = $"tests-{Environment.ProcessId}@localhost",
            ["RABBITMQ_DIST_PORT"] = $"{distribution}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
            ["ERL_EPMD_PORT"] = $"{epmd}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
        });
        var server = new RabbitServer(
            new Uri($"amqp://{User}:{password}@127.0.0.1:{port}"), new Uri($"http://127.0.0.1:{management}"), process);
        await process.WaitUntil(() => server.Manage(HttpMethod.Get, $"/api/health/checks/port-listener/{port}"));
        return server;
    }

    /// <summary>How many messages wait in a queue; null where there is no such queue.</summary>
    public static async Task<uint?> Waiting(Uri address, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }

    private async Task Manage(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Management, path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Address.UserInfo))));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static async Task Connect(int port)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
    }
}
