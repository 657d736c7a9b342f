using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The orchestrator's objects, as much of them as is used. It speaks like Kubernetes: a client says what it wants
/// (spec), the orchestrator what is (status).
/// </summary>
internal sealed record DcpObject<TSpec, TStatus>
{
    public string ApiVersion { get; init; } = DcpJson.ApiVersion;

    public required string Kind { get; init; }

    public required DcpMetadata Metadata { get; init; }

    public TSpec? Spec { get; init; }

    public TStatus? Status { get; init; }
}

internal sealed record DcpMetadata
{
    public required string Name { get; init; }

    public Dictionary<string, string>? Annotations { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public IReadOnlyList<DcpOwner>? OwnerReferences { get; init; }
}

internal sealed record DcpOwner(string Name);

/// <summary>An address that stays, whatever process stands behind it.</summary>
/// <param name="Protocol">Not optional: without it the orchestrator never takes a port.</param>
internal sealed record ServiceSpec(int? Port, string Address = "localhost", string Protocol = "TCP");

internal sealed record ServiceStatus(string? EffectiveAddress, int? EffectivePort, string? State);

internal sealed record ExecutableSpec
{
    public required string ExecutablePath { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<string> Args { get; init; } = [];

    public IReadOnlyList<DcpVariable> Env { get; init; } = [];

    public string ExecutionType { get; init; } = "Process";
}

internal sealed record DcpVariable(string Name, string Value);

internal sealed record ExecutableStatus
{
    public int? Pid { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }

    public IReadOnlyList<DcpVariable>? EffectiveEnv { get; init; }
}

/// <summary>Made by the orchestrator: one process's own port behind a service.</summary>
internal sealed record EndpointSpec(string ServiceName, string Address, int Port);

internal sealed record EndpointStatus;

internal sealed record DcpEvent<T>(string Type, T Object);

internal static class DcpJson
{
    public const string ApiVersion = "usvc-dev.developer.microsoft.com/v1";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
