using Npgsql;

namespace Platform.Testing;

/// <summary>
/// One PostgreSQL for all tests of a process: the one that <c>TEST_POSTGRES</c> names (the connection string of its
/// superuser), or a plain process in a folder of its own, on the loopback, gone at the end. It does not wait for the
/// disk: what is tested here is never the disk.
/// </summary>
public sealed class PostgresServer
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private static readonly Lazy<Task<PostgresServer>> Running = new(StartForTests);

    // CREATE DATABASE … TEMPLATE wants the template for itself.
    private static readonly SemaphoreSlim Creating = new(1);
    private readonly ServerProcess? _process;
    private int _databases;

    private PostgresServer(string owner, ServerProcess? process) => (Owner, _process) = (owner, process);

    /// <summary>The server of this test process, started by whoever asks first.</summary>
    public static Task<PostgresServer> Shared => Running.Value;

    /// <summary>The connection string of the superuser, which the migration step gets.</summary>
    public string Owner { get; }

    /// <summary>What the server has logged; empty for a server that was given.</summary>
    public string Log => _process?.Log ?? "";

    /// <summary>Makes an empty database, or a copy of another one.</summary>
    /// <returns>The owner's connection string to it.</returns>
    public async Task<string> CreateDatabase(string service, string? copyOf = null)
    {
        var name = $"{service}_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await Creating.WaitAsync();
        try
        {
            await Execute($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
            await Execute(copyOf is null
                ? $"""CREATE DATABASE "{name}" """
                : $"""CREATE DATABASE "{name}" TEMPLATE "{NameOf(copyOf)}" """);
        }
        finally
        {
            Creating.Release();
        }

        return new NpgsqlConnectionStringBuilder(Owner) { Database = name }.ConnectionString;
    }

    /// <summary>Removes a database and whoever is still connected to it.</summary>
    public Task DropDatabase(string owner) => Execute($"""DROP DATABASE IF EXISTS "{NameOf(owner)}" WITH (FORCE)""");

    /// <summary>The same database under another user.</summary>
    public static string As(string owner, string user, string password) =>
        new NpgsqlConnectionStringBuilder(owner) { Username = user, Password = password }.ConnectionString;

    private static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private async Task Execute(string text)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A server of the caller's own that waits for the disk as one with people's data does: for measuring.</summary>
    public static Task<PostgresServer> StartDurable(params string[] settings) =>
        Start($"platform-bench-postgres-{Environment.ProcessId}", settings);

    private static async Task<PostgresServer> StartForTests() =>
        Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given
            ? new PostgresServer(WithoutPool(given), null)
            : await Start(
                $"platform-tests-postgres-{Environment.ProcessId}",
                "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off");

    private static async Task<PostgresServer> Start(string name, params string[] settings)
    {
        // Directly below the temporary folder: PostgreSQL drops root, and cannot enter a parent that root keeps to itself.
        var folder = Path.Combine(Path.GetTempPath(), name);
        var password = Path.GetRandomFileName();
        var passwordFile = $"{folder}.password";
        string[] asPostgres = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            : ["env"];

        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(passwordFile, password);
        await ServerProcess.Run(
        [
            .. asPostgres, $"{Programs}/initdb", "-D", folder, "-U", "postgres", "--auth=scram-sha-256",
            $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        ]);
        File.Delete(passwordFile);

        var port = ServerProcess.FreePort();
        string[] all = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", .. settings];
        var process = ServerProcess.Start(
            folder,
            "QUIT",
            [
                .. asPostgres, $"{Programs}/postgres", "-D", folder, "-p", $"{port}",
                .. all.SelectMany(setting => (string[])["-c", setting]),
            ]);
        var owner = WithoutPool($"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres");
        await process.WaitUntil(async () =>
        {
            await using var connection = new NpgsqlConnection(owner);
            await connection.OpenAsync();
        });
        return new PostgresServer(owner, process);
    }

    // A pooled connection of the owner would keep a database from being copied.
    private static string WithoutPool(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Pooling = false, IncludeErrorDetail = true }.ConnectionString;
}
