using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting.Data;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// One run of the orchestrator. It watches the AppHost and, when that is gone for whatever reason, stops what it has
/// started; its session folder vanishes when all of that has ended.
/// </summary>
internal sealed class DcpSession(DataFolder data, CachedTools tools, TimeProvider clock)
{
    // What it starts inherits its environment: the AppHost's own settings are not theirs.
    private static readonly string[] NotInherited =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOGLEVEL",
    ];

    private readonly string _folder = Path.Combine(
        data.Sessions, RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8));

    public bool HasEnded => !Directory.Exists(_folder);

    public async Task<DcpConnection> StartAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(_folder, DataFolder.OwnFolder);
        var kubeconfig = Path.Combine(_folder, "kubeconfig");
        var certificate = DcpCertificate.WriteTo(_folder, clock.GetUtcNow());
        var start = new ProcessStartInfo(tools.Orchestrator)
        {
            ArgumentList =
            {
                // Detached, so that Ctrl+C in the terminal reaches the AppHost alone, which then ends things in order.
                "start-apiserver", "--detach",
                "--monitor", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                "--kubeconfig", kubeconfig,
                "--tls-cert-file", certificate.Certificate,
                "--tls-key-file", certificate.Key,
            },
        };
        foreach (var name in NotInherited) start.Environment.Remove(name);

        start.Environment["DCP_SESSION_FOLDER"] = _folder;
        start.Environment["PATH"] = $"{start.Environment["PATH"]}:{tools.Commands}";

        using var launcher = Process.Start(start)!;
        await launcher.WaitForExitAsync(cancel);
        if (launcher.ExitCode != 0)
            throw new Refusal($"Aspire's orchestrator did not start; it ended with {launcher.ExitCode}.");

        return DcpConnection.Parse(await ReadWhenWrittenAsync(kubeconfig, cancel));
    }

    public async Task WaitForEndAsync(TimeSpan patience)
    {
        // The folder goes first and the orchestrator's own processes a moment later.
        var deadline = clock.GetUtcNow() + patience;
        while ((!HasEnded || FormerSessions.IsInUse(_folder)) && clock.GetUtcNow() < deadline)
            await Task.Delay(50, CancellationToken.None);
    }

    private async Task<string> ReadWhenWrittenAsync(string path, CancellationToken cancel)
    {
        var deadline = clock.GetUtcNow() + TimeSpan.FromSeconds(20);
        while (!File.Exists(path))
        {
            if (clock.GetUtcNow() > deadline) throw new Refusal("Aspire's orchestrator did not come up within 20 seconds.");

            await Task.Delay(20, cancel);
        }

        return await File.ReadAllTextAsync(path, cancel);
    }
}
