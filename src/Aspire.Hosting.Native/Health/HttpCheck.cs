using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Health;

/// <summary>
/// GETs a path of the instance itself. Through the proxy one would ask any of the replicas, and wait in vain where there
/// is none: the proxy accepts a connection that it has nobody to hand to.
/// </summary>
internal sealed class HttpCheck(IResource resource, HttpHealthAnnotation wanted, DcpClient dcp, HttpClient http) : IHealthCheck
{
    private readonly EndpointAnnotation _endpoint = wanted.EndpointName is { } name
        ? EndpointAnnotation.Find(resource, name) ?? throw new InvalidOperationException($"'{resource.Name}' has no endpoint '{name}'.")
        : EndpointAnnotation.Of(resource).First(endpoint => endpoint.IsHttp);

    public string Key => $"{resource.Name}_{_endpoint.Name}_{wanted.Path}_{wanted.StatusCode}_check";

    public async Task<string> CheckAsync(string instance, CancellationToken cancel)
    {
        var port = _endpoint.IsProxied ? await OwnPortAsync(instance, cancel) : _endpoint.AllocatedPort;
        using var response = await http.GetAsync(new Uri($"{_endpoint.Scheme}://localhost:{port}{wanted.Path}"), cancel);
        var seen = $"GET {wanted.Path} answered {(int)response.StatusCode}.";
        return response.StatusCode == (HttpStatusCode)wanted.StatusCode ? seen : throw new InvalidOperationException(seen);
    }

    private async Task<int> OwnPortAsync(string instance, CancellationToken cancel)
    {
        var service = EndpointAllocation.ServiceName(resource, _endpoint);
        return (await dcp.GetEndpointsAsync(cancel))
            .FirstOrDefault(endpoint =>
                endpoint.Spec?.ServiceName == service
                && endpoint.Metadata.OwnerReferences?.Any(owner => owner.Name == instance) == true)
            ?.Spec?.Port ?? throw new InvalidOperationException("It has no port yet.");
    }
}
