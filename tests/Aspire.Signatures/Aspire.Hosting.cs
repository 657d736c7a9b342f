// Public signatures of the package Aspire.Hosting, 13.5: those of which AppHost.cs uses some, with all their overloads.
using System.Net.Sockets;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public class DistributedApplication : IHost, IDisposable, IAsyncDisposable
{
    public DistributedApplication(IHost host) { }
    public IServiceProvider Services => throw null!;
    public static IDistributedApplicationBuilder CreateBuilder() => throw null!;
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => throw null!;
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => throw null!;
    public virtual void Dispose() { }
    public virtual ValueTask DisposeAsync() => throw null!;
    public void Run() { }
    public virtual Task RunAsync(CancellationToken cancellationToken = default) => throw null!;
    public virtual Task StartAsync(CancellationToken cancellationToken = default) => throw null!;
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => throw null!;
}

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }
    public string? AssemblyName { get; set; }
    public string? DashboardApplicationName { get; set; }
    public bool DisableDashboard { get; set; }
    public string? ProjectDirectory { get; set; }
}

public static class ExecutableResourceBuilderExtensions
{
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder,
        string name,
        string command,
        string workingDirectory,
        params object[]? args) => throw null!;
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder,
        string name,
        string command,
        string workingDirectory,
        params string[]? args) => throw null!;
}

public interface IDistributedApplicationBuilder
{
    Assembly? AppHostAssembly => throw null!;
    string AppHostDirectory => throw null!;
    ConfigurationManager Configuration => throw null!;
    IHostEnvironment Environment => throw null!;
    IServiceCollection Services => throw null!;
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource => throw null!;
    DistributedApplication Build() => throw null!;
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => throw null!;
}

public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath => throw null!;
    bool SuppressBuild => throw null!;
}

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints, IResource;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false) => throw null!;
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        bool secret = false) => throw null!;
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        Func<string> valueGetter,
        bool publishValueAsDefault = false,
        bool secret = false) => throw null!;
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false) => throw null!;
}

public static class ProjectResourceBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder,
        string name,
        string projectPath,
        Action<ProjectResourceOptions> configure) => throw null!;
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder,
        string name,
        string projectPath,
        string? launchProfileName) => throw null!;
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder,
        string name,
        string projectPath) => throw null!;
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder,
        string name,
        Action<ProjectResourceOptions> configure) where TProject : IProjectMetadata, new() => throw null!;
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder,
        string name,
        string? launchProfileName) where TProject : IProjectMetadata, new() => throw null!;
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder,
        string name) where TProject : IProjectMetadata, new() => throw null!;
    public static IResourceBuilder<ProjectResource> WithReplicas(
        this IResourceBuilder<ProjectResource> builder,
        int replicas) => throw null!;
}

public static class ResourceBuilderExtensions
{
    public static EndpointReference GetEndpoint<T>(
        this IResourceBuilder<T> builder,
        string name,
        NetworkIdentifier contextNetworkId) where T : IResourceWithEndpoints => throw null!;
    public static EndpointReference GetEndpoint<T>(
        this IResourceBuilder<T> builder,
        string name) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        WaitBehavior waitBehavior) where T : IResourceWithWaitSupport => throw null!;
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency) where T : IResourceWithWaitSupport => throw null!;
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        int exitCode = 0) where T : IResourceWithWaitSupport => throw null!;
    public static IResourceBuilder<T> WithArgs<T>(
        this IResourceBuilder<T> builder,
        Action<CommandLineArgsCallbackContext> callback) where T : IResourceWithArgs => throw null!;
    public static IResourceBuilder<T> WithArgs<T>(
        this IResourceBuilder<T> builder,
        Func<CommandLineArgsCallbackContext, Task> callback) where T : IResourceWithArgs => throw null!;
    public static IResourceBuilder<T> WithArgs<T>(
        this IResourceBuilder<T> builder,
        params object[] args) where T : IResourceWithArgs => throw null!;
    public static IResourceBuilder<T> WithArgs<T>(
        this IResourceBuilder<T> builder,
        params string[] args) where T : IResourceWithArgs => throw null!;
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port,
        int? targetPort,
        string? scheme,
        string? name,
        string? env,
        bool isProxied,
        bool? isExternal,
        ProtocolType? protocol) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port,
        int? targetPort,
        string? scheme,
        string? name,
        string? env,
        bool isProxied,
        bool? isExternal) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null,
        bool? isExternal = null,
        ProtocolType? protocol = null) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port,
        int? targetPort,
        string? scheme,
        string? name,
        string? env,
        bool? isProxied,
        bool? isExternal) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Action<EndpointAnnotation> callback,
        bool createIfNotExists = true) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        Action<EnvironmentCallbackContext> callback) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        Func<EnvironmentCallbackContext, Task> callback) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        EndpointReference endpointReference) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        IExpressionValue value) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string envVarName,
        IResourceBuilder<IResourceWithConnectionString> resource) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        IResourceBuilder<ParameterResource> parameter) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        IResourceBuilder<ExternalServiceResource> externalService) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        in ReferenceExpression.ExpressionInterpolatedStringHandler value) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        ReferenceExpression value) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        Func<string> callback) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        string? value) where T : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<T> WithEnvironment<T, TValue>(
        this IResourceBuilder<T> builder,
        string name,
        TValue value) where T : IResourceWithEnvironment where TValue : IValueProvider, IManifestExpressionProvider => throw null!;
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port,
        int? targetPort,
        string? name,
        string? env,
        bool isProxied) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        Func<EndpointReference>? endpointSelector,
        string? path = null,
        int? statusCode = null) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        string? path = null,
        int? statusCode = null,
        string? endpointName = null) where T : IResourceWithEndpoints => throw null!;
    public static IResourceBuilder<T> WithParentRelationship<T>(
        this IResourceBuilder<T> builder,
        IResource parent) where T : IResource => throw null!;
    public static IResourceBuilder<T> WithParentRelationship<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> parent) where T : IResource => throw null!;
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        EndpointReference endpointReference) where TDestination : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false) where TDestination : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<ExternalServiceResource> externalService) where TDestination : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source,
        string name) where TDestination : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source) where TDestination : IResourceWithEnvironment => throw null!;
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        string name,
        Uri uri) where TDestination : IResourceWithEnvironment => throw null!;
}
