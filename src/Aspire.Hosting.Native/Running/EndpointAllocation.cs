using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Running;

/// <summary>
/// Settles all ports before anything starts, so that every address can be told to whoever needs it, in whatever order.
/// </summary>
internal sealed class EndpointAllocation(Model model, Ports ports)
{
    public static string ServiceName(IResource resource, EndpointAnnotation endpoint) => $"{resource.Name}-{endpoint.Name}";

    /// <summary>Ports that must be certain ones are taken first: a random one may not be in their way.</summary>
    public async Task AllocateAsync(DcpClient dcp, CancellationToken cancel)
    {
        var endpoints = model.SelectMany(
            resource => EndpointAnnotation.Of(resource).Select(endpoint => (Resource: resource, Endpoint: endpoint))).ToArray();

        foreach (var (resource, endpoint) in endpoints) Reserve(resource, endpoint);
        foreach (var (_, endpoint) in endpoints.Where(all => !all.Endpoint.IsProxied))
        {
            endpoint.AllocatedPort = endpoint.Port ?? endpoint.TargetPort ?? ports.TakeFree();
            endpoint.AllocatedTargetPort = $"{endpoint.AllocatedPort}";
        }

        await Task.WhenAll(endpoints
            .Where(all => all.Endpoint.IsProxied)
            .Select(all => AllocateProxyAsync(dcp, all.Resource, all.Endpoint, cancel)));
    }

    private void Reserve(IResource resource, EndpointAnnotation endpoint)
    {
        var replicas = resource.Annotations.OfType<ReplicasAnnotation>().LastOrDefault()?.Count ?? 1;
        if (replicas > 1 && (!endpoint.IsProxied || endpoint.TargetPort is not null))
        {
            throw new Refusal(
                $"The replicas of '{resource.Name}' cannot share one port: its endpoint '{endpoint.Name}' needs the proxy.");
        }

        if (endpoint is { IsProxied: false, Port: { } port, TargetPort: { } target } && port != target)
        {
            throw new Refusal(
                $"The endpoint '{endpoint.Name}' of '{resource.Name}' has no proxy, so its port {port} cannot differ from {target}.");
        }

        var wanted = endpoint.IsProxied ? endpoint.Port : endpoint.Port ?? endpoint.TargetPort;
        if (wanted is not null) ports.Take(wanted.Value, $"'{resource.Name}'");
    }

    private static async Task AllocateProxyAsync(
        DcpClient dcp, IResource resource, EndpointAnnotation endpoint, CancellationToken cancel)
    {
        var service = ServiceName(resource, endpoint);
        await dcp.CreateServiceAsync(service, new ServiceSpec(endpoint.Port), cancel);

        // A port that is in use is no error to the orchestrator, which silently tries again.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            while (endpoint.AllocatedPort is null)
            {
                endpoint.AllocatedPort = (await dcp.GetServiceAsync(service, patience.Token))?.Status?.EffectivePort;
                if (endpoint.AllocatedPort is null) await Task.Delay(30, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Refusal($"No port could be had for the endpoint '{endpoint.Name}' of '{resource.Name}'.");
        }

        endpoint.AllocatedTargetPort = endpoint.TargetPort is { } target
            ? $"{target}"
            : $"{{{{- portForServing \"{service}\" -}}}}";
    }
}
