using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Data;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dashboard;

/// <summary>Aspire's dashboard, run like everything else.</summary>
internal sealed class DashboardProcess(DashboardSettings settings, CachedTools tools) : IProcessKind
{
    public bool IsEnabled => settings.IsEnabled;

    public IResource Resource { get; } = new ExecutableResource("aspire-dashboard", "aspire-managed", "/");

    /// <summary>Where the dashboard asks about resources; known when that service listens.</summary>
    public string? ResourceServiceUrl { get; set; }

    public Task<ProcessPlan> PlanAsync(CancellationToken cancel) => Task.FromResult(new ProcessPlan
    {
        Command = tools.Dashboard,
        Arguments = ["dashboard"],
        WorkingDirectory = Path.GetDirectoryName(tools.Dashboard)!,
        Variables = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = settings.Url,
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = settings.OtlpUrl,
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = ResourceServiceUrl ?? "",
            ["DASHBOARD__FRONTEND__AUTHMODE"] = "BrowserToken",
            ["DASHBOARD__FRONTEND__BROWSERTOKEN"] = settings.BrowserToken,
            ["DASHBOARD__OTLP__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__OTLP__PRIMARYAPIKEY"] = settings.OtlpKey,
            ["DASHBOARD__API__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__API__PRIMARYAPIKEY"] = settings.ApiKey,
            ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = settings.ResourceServiceKey,
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
        },
    });
}
