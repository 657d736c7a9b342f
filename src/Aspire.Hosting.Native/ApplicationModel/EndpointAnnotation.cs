namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A port that a resource listens on. With the orchestrator's proxy before it, the public port and the one that
/// the process binds differ, and several replicas stand behind one address; without, they are the same.
/// </summary>
internal sealed class EndpointAnnotation(string name, string scheme) : IResourceAnnotation
{
    public string Name => name;

    public string Scheme => scheme;

    public string Host { get; } = "localhost";

    /// <summary>The port that others use; null is any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port that the process binds, where it must be a certain one.</summary>
    public int? TargetPort { get; set; }

    /// <summary>The variable that tells the process its port. Such an endpoint is not in ASPNETCORE_URLS.</summary>
    public string? EnvironmentVariable { get; set; }

    public bool IsProxied { get; set; } = true;

    public bool IsHttp => scheme is "http" or "https";

    /// <summary>Set when the port is really taken; nothing can be told about the endpoint before.</summary>
    public int? AllocatedPort { get; set; }

    /// <summary>What the process is told: its port, or the orchestrator's template for the one it will pick.</summary>
    public string? AllocatedTargetPort { get; set; }

    public static IEnumerable<EndpointAnnotation> Of(IResource resource) =>
        resource.Annotations.OfType<EndpointAnnotation>();

    public static EndpointAnnotation? Find(IResource resource, string name) =>
        Of(resource).FirstOrDefault(endpoint => string.Equals(endpoint.Name, name, StringComparison.OrdinalIgnoreCase));
}
