using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>One process of a resource: how to run it, and the gate through which commands to it pass one at a time.</summary>
internal sealed class Instance(IResource resource, string name, IProcessKind kind) : IDisposable
{
    public IResource Resource => resource;

    /// <summary>The resource's name and eight letters, by which telemetry tells replicas apart.</summary>
    public string Name => name;

    public IProcessKind Kind => kind;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    private string Suffix => name[(resource.Name.Length + 1)..];

    public DcpObject<ExecutableSpec, ExecutableStatus> ToExecutable(ProcessPlan plan)
    {
        var annotations = new Dictionary<string, string>
        {
            ["resource-name"] = resource.Name,
            ["otel-service-name"] = resource.Name,
            ["otel-service-instance-id"] = Suffix,
        };
        var producers = EndpointAnnotation.Of(resource)
            .Where(endpoint => endpoint.IsProxied)
            .Select(endpoint => new Producer(
                EndpointAllocation.ServiceName(resource, endpoint), "localhost", endpoint.TargetPort))
            .ToArray();
        if (producers.Length > 0)
            annotations["service-producer"] = JsonSerializer.Serialize(producers, DcpJson.Options);

        string[] command = [.. plan.Prefix, plan.Command, .. plan.Arguments];
        return new DcpObject<ExecutableSpec, ExecutableStatus>
        {
            Kind = "Executable",
            Metadata = new DcpMetadata { Name = name, Annotations = annotations },
            Spec = new ExecutableSpec
            {
                ExecutablePath = command[0],
                WorkingDirectory = plan.WorkingDirectory,
                Args = command[1..],
                Env = [.. plan.Variables.Select(variable => new DcpVariable(variable.Key, variable.Value))],
            },
        };
    }

    public void Dispose() => Gate.Dispose();

    /// <summary>Tells the orchestrator's proxy that this process stands behind a service.</summary>
    private sealed record Producer(string ServiceName, string Address, int? Port);
}
