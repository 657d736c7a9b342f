using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Platform.Demo;
using Platform.EndToEnd.Support;

[assembly: AssemblyFixture(typeof(RunningPlatform))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
// As the platform itself: the tests kill its processes and look at who may read its files.
[assembly: SupportedOSPlatform("linux")]

namespace Platform.EndToEnd.Support;

/// <summary>
/// The platform as a user starts it, two of each service, once for all tests; stopped at the end whatever happened.
/// With PLATFORM_E2E_DATA set, the platform that runs on that data folder is used and left running.
/// </summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private readonly string? _borrowed = Environment.GetEnvironmentVariable("PLATFORM_E2E_DATA");
    private HttpClient _http = new();
    private Status? _status;

    public string Data { get; }

    public Uri Gateway => new(Known.Gateway);

    internal Databases Databases { get; }

    internal Broker Broker { get; }

    internal Dashboard Dashboard { get; }

    internal Browsers Browsers { get; }

    internal Status Known => _status ?? throw new InvalidOperationException("The platform has not started.");

    public RunningPlatform()
    {
        // Not a private temporary folder: PostgreSQL drops root and must be able to enter.
        Data = _borrowed ?? Path.Combine(Path.GetTempPath(), $"platform-e2e-{Environment.ProcessId}");
        Databases = new Databases(this);
        Broker = new Broker(this);
        Dashboard = new Dashboard(this);
        Browsers = new Browsers(this);
    }

    public async ValueTask InitializeAsync()
    {
        if (_borrowed is not null)
        {
            await ReadStatus();
            return;
        }

        Directory.CreateDirectory(Data);
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_101_101);
        try
        {
            await Start();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browsers.DisposeAsync();
        Dashboard.Dispose();
        _http.Dispose();
        if (_borrowed is not null) return;

        // What could not be started was stopped by the script.
        if (_status is not null) await Stop();
        Directory.Delete(Data, recursive: true);
    }

    internal async Task Start()
    {
        await PlatformCommand.Run("run", "--detach", "--data", Data, "--port", "0", "--replicas", "2");
        await ReadStatus();
    }

    internal Task<string> Stop() => Run("stop");

    /// <summary>Calls the script for this platform.</summary>
    internal Task<string> Run(params string[] arguments) => PlatformCommand.Run([.. arguments, "--data", Data]);

    internal async Task<Status> ReadStatus()
    {
        _status = JsonSerializer.Deserialize<Status>(await Run("status", "--json"), JsonSerializerOptions.Web)!;
        if (_http.BaseAddress == Gateway) return _status;

        _http.Dispose();
        _http = new HttpClient { BaseAddress = Gateway, Timeout = TimeSpan.FromSeconds(30) };
        Browsers.Forget();
        return _status;
    }

    /// <summary>Kills the process with no chance to clean up.</summary>
    internal static void Kill(Resource resource)
    {
        using var process = Process.GetProcessById(
            resource.Pid ?? throw new InvalidOperationException($"{resource.Name} has no process: {resource.State}"));
        process.Kill();
    }

    internal Account Account(string role, string organizationName = "") => Known.Accounts.First(account =>
        account.Role == role && account.OrganizationName.StartsWith(organizationName, StringComparison.Ordinal));

    internal PlatformClient As(Account account) => new(_http, account.Token, account.Organization);
}

internal sealed record Status(
    string Gateway,
    string Dashboard,
    string DashboardApiKey,
    string Mail,
    IReadOnlyList<Account> Accounts,
    IReadOnlyList<Resource> Resources)
{
    /// <summary>The replicas of a resource, or the resource itself.</summary>
    public IReadOnlyList<Resource> Of(string name) =>
        [.. Resources.Where(resource => resource.Name == name || resource.Name.StartsWith($"{name}-", StringComparison.Ordinal)
            && resource.Name.Length == name.Length + 9 && !resource.Name[(name.Length + 1)..].Contains('-'))];
}

internal sealed record Resource(string Name, string State, string? Health, int? Pid);
