using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Control;

/// <summary>All resources in the dashboard's words, and where the dashboard is.</summary>
internal sealed record StatusReport(
    string Environment,
    string? Dashboard,
    string? DashboardApiKey,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<StatusReport.Line> Resources)
{
    /// <param name="Name">As the dashboard shows it: of the resource, or of the replica where there are several.</param>
    /// <param name="Urls">By the name of the endpoint.</param>
    internal sealed record Line(
        string Name,
        string Resource,
        string Type,
        string State,
        string? Health,
        int? Pid,
        int? ExitCode,
        string? Reason,
        IReadOnlyDictionary<string, string> Urls);

    public static StatusReport From(ResourceBoard board, Model model, DashboardSettings dashboard, string environment)
    {
        var parameters = model.OfType<ParameterResource>().ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var shown = board.All
            .Where(snapshot => !snapshot.IsHidden && !parameters.ContainsKey(snapshot.DisplayName)).ToArray();
        var isOne = shown.CountBy(snapshot => snapshot.DisplayName).ToDictionary(name => name.Key, name => name.Value == 1);
        return new StatusReport(
            environment,
            dashboard.IsEnabled ? dashboard.LoginUrl : null,
            dashboard.IsEnabled ? dashboard.ApiKey : null,
            parameters,
            [.. shown.Select(snapshot => From(snapshot, isOne[snapshot.DisplayName]))]);
    }

    private static Line From(ResourceSnapshot snapshot, bool isOne) => new(
        isOne ? snapshot.DisplayName : snapshot.Name,
        snapshot.DisplayName,
        snapshot.Type,
        snapshot.State,
        !snapshot.IsRunning || !snapshot.IsChecked ? null : snapshot.IsHealthy ? "Healthy" : "Unhealthy",
        snapshot.Pid,
        snapshot.ExitCode,
        snapshot.Reason ?? (snapshot is { IsRunning: true, IsHealthy: false } ? snapshot.Health?.Description : null),
        snapshot.Urls.ToDictionary(url => url.Endpoint, url => url.Url));
}
