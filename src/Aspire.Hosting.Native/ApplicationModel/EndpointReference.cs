using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IExpressionValue
{
    public IResourceWithEndpoints Resource => owner;

    public string EndpointName => endpointName;

    public bool Exists => EndpointAnnotation.Find(owner, endpointName) is not null;

    public bool IsAllocated => Annotation.AllocatedPort is not null;

    public bool IsHttp => Scheme == "http";

    public string Scheme => Annotation.Scheme;

    /// <summary>Always <c>localhost</c>: nothing listens for other machines.</summary>
    public string Host => Annotation.Host;

    public int Port => Annotation.AllocatedPort
        ?? throw new InvalidOperationException($"The endpoint '{endpointName}' of '{owner.Name}' has no port yet.");

    public int? TargetPort => Annotation.TargetPort;

    public string Url => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{Port}");

    string IManifestExpressionProvider.ValueExpression => $"{{{owner.Name}.bindings.{endpointName}.url}}";

    internal EndpointAnnotation Annotation => EndpointAnnotation.Find(owner, endpointName)
        ?? throw new InvalidOperationException($"'{owner.Name}' has no endpoint named '{endpointName}'.");

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}
