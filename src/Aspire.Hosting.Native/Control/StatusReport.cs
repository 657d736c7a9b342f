using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Control;

/// <summary>All resources in the dashboard's words, and where the dashboard is.</summary>
internal sealed record StatusReport(string? Dashboard, string? DashboardApiKey, IReadOnlyList<StatusReport.Line> Resources)
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

    public static StatusReport From(ResourceBoard board, DashboardSettings dashboard)
    {
        var shown = board.All.Where(snapshot => !snapshot.IsHidden && snapshot.Type != "Parameter").ToArray();
        var isOne = shown.CountBy(snapshot => snapshot.DisplayName).ToDictionary(name => name.Key, name => name.Value == 1);
        return new StatusReport(
            dashboard.IsEnabled ? dashboard.LoginUrl : null,
            dashboard.IsEnabled ? dashboard.ApiKey : null,
            [.. shown.Select(snapshot => From(snapshot, isOne[snapshot.DisplayName]))]);
    }

    private static Line From(ResourceSnapshot snapshot, bool isOne) => new(
        isOne ? snapshot.DisplayName : snapshot.Name,
        snapshot.DisplayName,
        snapshot.Type,
        snapshot.State,
        !snapshot.IsRunning ? null : snapshot.IsHealthy ? "Healthy" : "Unhealthy",
        snapshot.Pid,
        snapshot.ExitCode,
        snapshot.Reason ?? (snapshot is { IsRunning: true, IsHealthy: false } ? snapshot.Health?.Description : null),
        snapshot.Urls.ToDictionary(url => url.Endpoint, url => url.Url));
}
