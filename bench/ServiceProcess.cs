using Npgsql;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>A service as the platform runs it: its own binary, migrated first, as its application role, on a port of the loopback.</summary>
internal sealed class ServiceProcess
{
    private const string Password = "only-for-the-bench";

    private ServiceProcess(string owner, Uri address) => (Owner, Address) = (owner, address);

    /// <summary>The connection string of the database's owner, to look at what was committed.</summary>
    public string Owner { get; }

    public Uri Address { get; }

    public static async Task<ServiceProcess> Start(
        string name, string project, PostgresServer postgres, Uri broker, string keySet)
    {
        var program = Path.Combine(
            RouteTable.Repository(), "artifacts", "bin", project, Directory.GetParent(AppContext.BaseDirectory)!.Name, project);
        var owner = await postgres.CreateDatabase(name);
        string[] settings = [$"--ConnectionStrings:rabbitmq={broker}", $"--Tokens:Jwks={keySet}"];
        await ServerProcess.Run(
            [program, "migrate", $"--ConnectionStrings:{name}={owner}", $"--Database:AppPassword={Password}", .. settings]);

        var application = new NpgsqlConnectionStringBuilder(PostgresServer.As(owner, $"{name}_app", Password)) { Pooling = true };
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var folder = System.IO.Directory.CreateTempSubdirectory($"platform-bench-{name}-").FullName;
        var process = ServerProcess.Start(
            folder,
            "KILL",
            [program, $"--urls={address}", $"--contentRoot={Path.GetDirectoryName(program)}", $"--ConnectionStrings:{name}={application}", .. settings]);
        using var http = new HttpClient { BaseAddress = address };
        await process.WaitUntil(async () => (await http.GetAsync("/health")).EnsureSuccessStatusCode());
        return new ServiceProcess(owner, address);
    }
}
