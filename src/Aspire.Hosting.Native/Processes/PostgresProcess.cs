using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Data;

namespace Aspire.Hosting.Processes;

/// <summary>
/// PostgreSQL as a plain process with its data below the data folder, on loopback. It refuses to be root: when the AppHost
/// is, it runs as the user that Debian made for it.
/// </summary>
internal sealed class PostgresProcess(PostgresServerResource server, DataFolder data) : IProcessKind
{
    // Several services of several replicas, each with a pool of its own, and room for a person with psql.
    private const int MaxConnections = 300;

    private readonly PostgresData _files = new(
        data.Below(server.Annotations.OfType<DataVolumeAnnotation>().LastOrDefault()?.FolderName ?? server.Name),
        Environment.IsPrivilegedProcess ? SystemUser.Find("postgres") : null);

    /// <summary>"Fast": SIGTERM would wait until the last client has gone.</summary>
    public int? StopSignal => LibC.Interrupt;

    public async Task PrepareAsync(CancellationToken cancel)
    {
        var user = await server.UserNameReference.GetValueAsync(cancel) ?? "postgres";
        await _files.CreateIfMissingAsync(user, server.PasswordParameter.Value, cancel);
        await _files.WaitForFormerServerAsync(cancel);
    }

    public Task<ProcessPlan> PlanAsync(CancellationToken cancel)
    {
        string[] arguments =
        [
            "-D", _files.Folder,
            "-p", server.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1",
            // The path of a socket may have 107 bytes only, and a data folder may lie deep.
            "-c", "unix_socket_directories=",
            "-c", $"max_connections={MaxConnections}",
        ];
        return Task.FromResult(new ProcessPlan
        {
            Prefix = _files.User?.Prefix ?? [],
            Command = PostgresInstallation.Program("postgres", _files.Version),
            Arguments = arguments,
            WorkingDirectory = "/",
        });
    }
}
