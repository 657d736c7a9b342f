using Npgsql;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>A service as the platform runs it: its own binary, migrated first, as its application role, on a port of the loopback.</summary>
internal sealed class ServiceProcess
{
    private const string Password = "only-for-the-bench";

    private readonly ServerProcess _process;

    private ServiceProcess(ServerProcess process, string owner, string application, string folder, Uri address) =>
        (_process, Owner, Application, Folder, Address) = (process, owner, application, folder, address);

    /// <summary>The connection string of the database's owner, to look at what was committed.</summary>
    public string Owner { get; }

    /// <summary>The connection string that the service itself has.</summary>
    public string Application { get; }

    /// <summary>A folder of its own, which its command names.</summary>
    public string Folder { get; }

    public Uri Address { get; }

    /// <param name="settings">As <c>--Key=Value</c>, for the migration step and for the service.</param>
    public static async Task<ServiceProcess> Start(
        string name, string project, PostgresServer postgres, Uri broker, Uri? address = null, params string[] settings)
    {
        var program = ProgramOf(project);
        var owner = await Migrate(name, project, postgres, broker, settings);
        var application = new NpgsqlConnectionStringBuilder(PostgresServer.As(owner, $"{name}_app", Password)) { Pooling = true };
        address ??= new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var folder = Directory.CreateTempSubdirectory($"platform-bench-{name}-").FullName;
        var process = ServerProcess.Start(
            folder,
            "KILL",
            [
                program, $"--urls={address}", $"--contentRoot={Path.GetDirectoryName(program)}",
                $"--ConnectionStrings:{name}={application}", $"--ConnectionStrings:rabbitmq={broker}", $"--Bench={folder}",
                .. settings,
            ]);
        await Answers(process, new Uri(address, "/health"));
        return new ServiceProcess(process, owner, application.ConnectionString, folder, address);
    }

    public void Stop() => _process.Dispose();

    /// <summary>Makes the service's database and its queues.</summary>
    /// <returns>The owner's connection string.</returns>
    public static async Task<string> Migrate(
        string name, string project, PostgresServer postgres, Uri broker, params string[] settings)
    {
        var owner = await postgres.CreateDatabase(name);
        await ServerProcess.Run(
        [
            ProgramOf(project), "migrate", $"--ConnectionStrings:{name}={owner}", $"--Database:AppPassword={Password}",
            $"--ConnectionStrings:rabbitmq={broker}", .. settings,
        ]);
        return owner;
    }

    /// <summary>Waits until a server answers.</summary>
    public static async Task Answers(ServerProcess process, Uri address)
    {
        using var http = new HttpClient();
        await process.WaitUntil(async () => (await http.GetAsync(address)).EnsureSuccessStatusCode());
    }

    private static string ProgramOf(string project) => Path.Combine(
        RouteTable.Repository(), "artifacts", "bin", project, new DirectoryInfo(AppContext.BaseDirectory).Name, project);
}
