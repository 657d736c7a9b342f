using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Control;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Data;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Health;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private const string ProjectDirectoryKey = "AppHostProjectDirectory";

    private readonly HostApplicationBuilder _host;
    private readonly Model _model = [];

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? DirectoryOf(AppHostAssembly) ?? System.Environment.CurrentDirectory;
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = options.Args,
            ContentRootPath = AppHostDirectory,
        });

        // The console says what becomes of the resources, not who asked about them.
        _host.Logging.AddFilter("Microsoft", LogLevel.Warning);
        _host.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));

        // The AppHost reads from there where the data are, be it chosen or not.
        var data = DataFolder.For(Configuration, AppHostDirectory);
        Configuration[DataFolder.Setting] = data.Path;
        SavedParameters = new SavedParameters(data);
        Register(options, data);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    internal SavedParameters SavedParameters { get; }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        _model.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => new(_host.Build());

    private static string? DirectoryOf(Assembly? assembly) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == ProjectDirectoryKey)?.Value;

    private void Register(DistributedApplicationOptions options, DataFolder data)
    {
        Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(60));
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton(options);
        Services.AddSingleton(_model);

        // As factories, so that what is disposable is disposed of with the host.
        Services.AddSingleton(_ => data);
        Services.AddSingleton(_ => CachedTools.For(Configuration));
        Services.AddSingleton<FormerSessions>();
        Services.AddSingleton<DcpSession>();
        Services.AddSingleton<DcpClient>();

        Services.AddSingleton<Ports>();
        Services.AddSingleton<EndpointAllocation>();
        Services.AddSingleton<ResourceBoard>();
        Services.AddSingleton<TelemetryVariables>();
        Services.AddSingleton<Instances>();
        Services.AddSingleton<InstanceNotes>();
        Services.AddSingleton<InstanceCommands>();
        Services.AddSingleton<Dependencies>();
        Services.AddSingleton<ExecutableWatch>();
        Services.AddSingleton<Databases>();
        Services.AddSingleton<HealthLoop>();
        Services.AddSingleton<HealthMonitor>();

        Services.AddSingleton<DashboardSettings>();
        Services.AddSingleton<DashboardProcess>();
        Services.AddSingleton<ConsoleLog>();
        Services.AddSingleton<ResourceCommandRunner>();
        Services.AddSingleton<ResourceService>();
        Services.AddSingleton<ControlApi>();
        Services.AddSingleton<LocalServer>();
        Services.AddSingleton<RunFile>();
        Services.AddHostedService<Orchestrator>();
    }
}
