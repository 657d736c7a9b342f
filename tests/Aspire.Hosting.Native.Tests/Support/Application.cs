using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Tests;

/// <summary>An application without a dashboard, with a data folder of its own that is gone afterwards.</summary>
internal sealed class Application : IDisposable
{
    public Application(params string[] settings)
    {
        Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = [$"--PLATFORM_DATA={Folder.FullName}", .. settings],
            ProjectDirectory = AppContext.BaseDirectory,
            DisableDashboard = true,
        });
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("apphost-");

    public IDistributedApplicationBuilder Builder { get; }

    /// <summary>What the resource's process would be told, as if ports had been taken.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> VariablesOf(IResource resource) =>
        await ResourceValues.VariablesAsync(resource, new Dictionary<string, object>(), TestContext.Current.CancellationToken);

    public static void Allocate(IResource resource, string endpoint, int port, string? targetPort = null)
    {
        var annotation = EndpointAnnotation.Find(resource, endpoint)!;
        (annotation.AllocatedPort, annotation.AllocatedTargetPort) = (port, targetPort ?? $"{port}");
    }

    public void Dispose() => Folder.Delete(recursive: true);
}

internal static class Started
{
    public static ResourceBoard Board(this DistributedApplication application) =>
        application.Services.GetRequiredService<ResourceBoard>();

    /// <summary>Waits for a state of the only instance.</summary>
    public static async Task<ResourceSnapshot> Becomes(
        this DistributedApplication application, string resource, Func<ResourceSnapshot, bool> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        var board = application.Board();
        await board.WaitUntilAsync(now => now.InstancesOf(resource) is [var only] && wanted(only), patience.Token);
        return board.InstancesOf(resource)[0];
    }
}
