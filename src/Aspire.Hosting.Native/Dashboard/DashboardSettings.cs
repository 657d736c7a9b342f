using System.Security.Cryptography;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Addresses and keys of one run's dashboard. The keys keep other users of this machine out.</summary>
internal sealed class DashboardSettings(IConfiguration configuration, DistributedApplicationOptions options, Ports ports)
{
    public bool IsEnabled => !options.DisableDashboard;

    public string ApplicationName => options.DashboardApplicationName ?? "Platform";

    /// <summary>Where a browser opens it. As with Aspire, this is what ASPNETCORE_URLS means to an AppHost.</summary>
    public string Url { get; private set; } = "";

    public string OtlpUrl { get; private set; } = "";

    public string LoginUrl => $"{Url}/login?t={BrowserToken}";

    public string BrowserToken { get; } = configuration["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] ?? RandomKey();

    public string ApiKey { get; } = configuration["AppHost:DashboardApiKey"] ?? RandomKey();

    public string OtlpKey { get; } = configuration["AppHost:OtlpApiKey"] ?? RandomKey();

    public string ResourceServiceKey { get; } = RandomKey();

    public void TakePorts()
    {
        // Where it stands is told under the same name as where it was wanted: an AppHost may pass it on.
        Url = Address(configuration["ASPNETCORE_URLS"]);
        configuration["ASPNETCORE_URLS"] = Url;
        OtlpUrl = Address(configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]);
    }

    private string Address(string? wanted)
    {
        var port = Uri.TryCreate(wanted?.Split(';')[0], UriKind.Absolute, out var address) && address.Port > 0
            ? ports.Take(address.Port, "the dashboard")
            : ports.TakeFree();
        return $"http://localhost:{port}";
    }

    private static string RandomKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
