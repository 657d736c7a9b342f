using System.Collections.Immutable;

namespace Aspire.Hosting.Running;

/// <summary>What is known of one instance of a resource at one moment; replaced, never changed.</summary>
internal sealed record ResourceSnapshot
{
    /// <summary>Of this instance alone: <c>cohorts-abcdefgh</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Of the resource, which replicas share: <c>cohorts</c>.</summary>
    public required string DisplayName { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string State { get; init; } = ResourceState.NotStarted;

    /// <summary>Why the state is what it is, where the state alone does not say it.</summary>
    public string? Reason { get; init; }

    public int? Pid { get; init; }

    public int? ExitCode { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Is there a check of its health? If not, what runs is healthy.</summary>
    public bool IsChecked { get; init; }

    public HealthReport? Health { get; init; }

    public ImmutableArray<Variable> Environment { get; init; } = [];

    public ImmutableArray<ResourceUrl> Urls { get; init; } = [];

    public ImmutableArray<ResourceProperty> Properties { get; init; } = [];

    public ImmutableArray<Relationship> Relationships { get; init; } = [];

    /// <summary>Is it a process, that can be stopped and started?</summary>
    public bool CanBeCommanded { get; init; }

    /// <summary>Of the AppHost's own; of no interest to those who look at the system.</summary>
    public bool IsHidden { get; init; }

    public bool IsRunning => State == ResourceState.Running;

    public bool IsHealthy => IsRunning && (!IsChecked || Health is { IsHealthy: true });

    public bool HasEnded => ResourceState.HasEnded(State);
}

internal sealed record HealthReport(string Key, bool IsHealthy, string Description, DateTimeOffset At);

internal sealed record Variable(string Name, string? Value);

internal sealed record ResourceUrl(string Endpoint, string Url, bool IsInternal);

internal sealed record ResourceProperty(string Name, object? Value, bool IsSecret = false);

internal sealed record Relationship(string ResourceName, string Type);
