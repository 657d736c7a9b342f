// Public signatures of the package Aspire.Hosting, 13.5: those of which AppHost.cs uses some, with all their overloads.
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

public class ContainerResource
    : Resource, IResourceWithEnvironment, IResource, IResourceWithArgs, IResourceWithEndpoints,
        IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    public ContainerResource(string name, string? entrypoint = null) : base("") { }
}

public enum EndpointProperty
{
    Url = 0,
    Host = 1,
    IPV4Host = 2,
    Port = 3,
    Scheme = 4,
    TargetPort = 5,
    HostAndPort = 6,
    TlsEnabled = 7
}

public sealed class EndpointReference
    : IExpressionValue, IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    public EndpointReference(
        IResourceWithEndpoints owner,
        EndpointAnnotation endpoint,
        NetworkIdentifier? contextNetworkId) { }
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint) { }
    public EndpointReference(
        IResourceWithEndpoints owner,
        string endpointName,
        NetworkIdentifier? contextNetworkId = null) { }
    public EndpointReference(IResourceWithEndpoints owner, string endpointName) { }
    public string EndpointName => throw null!;
    public bool Exists => throw null!;
    public string Host => throw null!;
    public bool IsAllocated => throw null!;
    public bool IsHttp => throw null!;
    public int Port => throw null!;
    public IResourceWithEndpoints Resource => throw null!;
    public string Scheme => throw null!;
    public int? TargetPort => throw null!;
    public string Url => throw null!;
    public ValueTask<string?> GetValueAsync(
        ValueProviderContext context,
        CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => throw null!;
    public EndpointReferenceExpression Property(EndpointProperty property) => throw null!;
}

public class EndpointReferenceExpression
    : IExpressionValue, IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    public EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) { }
    public EndpointReference Endpoint => throw null!;
    public EndpointProperty Property => throw null!;
    public string ValueExpression => throw null!;
    public ValueTask<string?> GetValueAsync(
        ValueProviderContext context,
        CancellationToken cancellationToken = default) => throw null!;
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => throw null!;
}

public class ExecutableResource
    : Resource, IResourceWithEnvironment, IResource, IResourceWithArgs, IResourceWithEndpoints,
        IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    public ExecutableResource(string name, string command, string workingDirectory) : base("") { }
    public string Command => throw null!;
    public string WorkingDirectory => throw null!;
}

public sealed class GenerateParameterDefault : ParameterDefault
{
    public bool Lower { get; set; }
    public int MinLength { get; set; }
    public bool Numeric { get; set; }
    public bool Special { get; set; }
    public bool Upper { get; set; }
    public override string GetDefaultValue() => throw null!;
}

public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;

public interface IManifestExpressionProvider
{
    string ValueExpression => throw null!;
}

public interface IResource
{
    ResourceAnnotationCollection Annotations => throw null!;
    string Name => throw null!;
}

public interface IResourceAnnotation;

public interface IResourceBuilder<out T> where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder => throw null!;
    T Resource => throw null!;
}

public interface IResourceWithArgs : IResource;

public interface IResourceWithConnectionString
    : IResource, IExpressionValue, IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    ReferenceExpression ConnectionStringExpression => throw null!;
    IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() => throw null!;
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => throw null!;
}

public interface IResourceWithEndpoints : IResource;

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithParent : IResource
{
    IResource Parent => throw null!;
}

public interface IResourceWithParent<out T> : IResourceWithParent, IResource where T : IResource
{
    T Parent => throw null!;
    IResource IResourceWithParent.Parent => throw null!;
}

public interface IResourceWithWaitSupport : IResource;

public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(
        ValueProviderContext context,
        CancellationToken cancellationToken = default) => throw null!;
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => throw null!;
}

public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

public class ParameterResource : Resource, IExpressionValue, IValueProvider, IManifestExpressionProvider
{
    public ParameterResource(
        string name,
        Func<ParameterDefault?, string> callback,
        bool secret = false) : base("") { }
    public ParameterDefault? Default { get; set; }
    public bool Secret => throw null!;
    public string ValueExpression => throw null!;
    public ValueTask<string?> GetValueAsync(
        ValueProviderContext _,
        CancellationToken cancellationToken) => throw null!;
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => throw null!;
}

public class ProjectResource
    : Resource, IResourceWithEnvironment, IResource, IResourceWithArgs, IResourceWithServiceDiscovery,
        IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource, IContainerFilesDestinationResource
{
    public ProjectResource(string name) : base("") { }
}

public class ReferenceExpression : IExpressionValue, IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    public string Format => throw null!;
    public string ValueExpression => throw null!;
    public IReadOnlyList<IValueProvider> ValueProviders => throw null!;
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => throw null!;
    public ValueTask<string?> GetValueAsync(
        ValueProviderContext context,
        CancellationToken cancellationToken) => throw null!;
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => throw null!;
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler
    {
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) { }
        [Obsolete("Duplicate the inner expression in-place.", error: true)]
        public void AppendFormatted(ReferenceExpression valueProvider, string format) { }
        public readonly void AppendFormatted(string? value, string? format = null) { }
        public readonly void AppendFormatted(string? value) { }
        public void AppendFormatted<T>(
            T valueProvider,
            string? format = null) where T : IValueProvider, IManifestExpressionProvider { }
        public void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider { }
        public void AppendFormatted<T>(
            IResourceBuilder<T> valueProvider,
            string? format = null) where T : IResource, IValueProvider, IManifestExpressionProvider { }
        public void AppendFormatted<T>(
            IResourceBuilder<T> valueProvider) where T : IResource, IValueProvider, IManifestExpressionProvider { }
        public readonly void AppendLiteral(string value) { }
    }
}

public abstract class Resource : IResource
{
    protected Resource(string name) { }
    public virtual ResourceAnnotationCollection Annotations => throw null!;
    public virtual string Name => throw null!;
}

public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;
