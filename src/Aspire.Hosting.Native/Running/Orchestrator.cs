using Aspire.Hosting.Control;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Data;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>From nothing to everything running, and back, in order.</summary>
internal sealed partial class Orchestrator(
    DataFolder data,
    FormerSessions former,
    DcpSession session,
    DcpClient dcp,
    EndpointAllocation endpoints,
    DashboardSettings dashboard,
    DashboardProcess dashboardProcess,
    Instances instances,
    LocalServer server,
    ControlApi control,
    RunFile runFile,
    ExecutableWatch watch,
    HealthMonitor health,
    InstanceCommands commands,
    ILogger<Orchestrator> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan PatienceWithTheEnd = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _ending = new();
    private Task _background = Task.CompletedTask;
    private bool _isConnected;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        data.Take();
        try
        {
            await former.WaitForEndAsync(cancellationToken);
            dashboard.TakePorts();
            dcp.Connect(await session.StartAsync(cancellationToken));
            _isConnected = true;
            await dcp.WaitUntilReadyAsync(cancellationToken);
            await endpoints.AllocateAsync(dcp, cancellationToken);
            await instances.CreateAsync(cancellationToken);
            await server.StartAsync(cancellationToken);
            dashboardProcess.ResourceServiceUrl = server.ResourceServiceUrl;
            runFile.Write(server.ControlUrl, control.Key);
        }
        catch
        {
            await StopAsync(CancellationToken.None);
            throw;
        }

        if (dashboard.IsEnabled) DashboardListens(dashboard.LoginUrl);
        _background = Task.WhenAll([
            watch.RunAsync(_ending.Token),
            health.RunAsync(_ending.Token),
            .. instances.All.Select(instance => commands.StartAsync(instance, _ending.Token)),
        ]);
        _ = _background.ContinueWith(
            failed => SomethingFailed(failed.Exception!),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        if (_isConnected)
        {
            Stopping();
            var byResource = instances.All
                .Where(instance => instance.Resource != dashboardProcess.Resource) // The last telemetry is for it.
                .ToLookup(instance => instance.Resource);
            foreach (var group in Dependencies.InOrderOfStopping(byResource.Select(one => one.Key)))
                await Task.WhenAll(group.SelectMany(resource => byResource[resource]).Select(StopQuietlyAsync));

            await dcp.StopEverythingAsync(cancellationToken);
            await session.WaitForEndAsync(PatienceWithTheEnd);
        }

        await server.DisposeAsync();
        runFile.Delete();
        if (_isConnected) Stopped();
    }

    public void Dispose() => _ending.Dispose();

    private async Task StopQuietlyAsync(Instance instance)
    {
        try
        {
            await commands.StopAsync(instance, CancellationToken.None);
        }
        catch (Exception failure) when (failure is Refusal or HttpRequestException or InvalidOperationException)
        {
            // The orchestrator gets the last word anyway: it kills what does not end.
            DidNotStop(instance.Name, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Dashboard: {Url}")]
    private partial void DashboardListens(string url);

    [LoggerMessage(LogLevel.Information, "Stopping everything")]
    private partial void Stopping();

    [LoggerMessage(LogLevel.Information, "Everything has stopped")]
    private partial void Stopped();

    [LoggerMessage(LogLevel.Warning, "{Instance} did not stop in order: {Reason}")]
    private partial void DidNotStop(string instance, string reason);

    [LoggerMessage(LogLevel.Error, "The AppHost has a bug")]
    private partial void SomethingFailed(Exception failure);
}
