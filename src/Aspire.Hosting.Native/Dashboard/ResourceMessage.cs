using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Running;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard;

/// <summary>A snapshot in the dashboard's words.</summary>
internal static class ResourceMessage
{
    public static Resource From(ResourceSnapshot snapshot)
    {
        var message = new Resource
        {
            Name = snapshot.Name,
            Uid = snapshot.Name,
            DisplayName = snapshot.DisplayName,
            ResourceType = snapshot.Type,
            State = snapshot.State,
            CreatedAt = Timestamp.FromDateTimeOffset(snapshot.CreatedAt),
            StartedAt = snapshot.StartedAt is { } started ? Timestamp.FromDateTimeOffset(started) : null,
            StoppedAt = snapshot.StoppedAt is { } stopped ? Timestamp.FromDateTimeOffset(stopped) : null,
            IsHidden = snapshot.IsHidden,
        };
        if (snapshot.State == ResourceState.FailedToStart) message.StateStyle = "error";
        if (Icon(snapshot.Type) is { } icon) message.IconName = icon;

        message.Environment.Add(snapshot.Environment.Select(variable =>
            new EnvironmentVariable { Name = variable.Name, Value = variable.Value ?? "", IsFromSpec = true }));
        message.Urls.Add(snapshot.Urls.Select((url, position) => Message(url, position, snapshot.IsRunning)));
        message.Properties.Add(Properties(snapshot).Select(Message));
        message.Relationships.Add(snapshot.Relationships.Select(relationship =>
            new ResourceRelationship { ResourceName = relationship.ResourceName, Type = relationship.Type }));
        if (snapshot.IsChecked) message.HealthReports.Add(Message(snapshot));
        if (snapshot.CanBeCommanded) message.Commands.Add(CommandButtons.For(snapshot.State));

        return message;
    }

    private static string? Icon(string type) => type switch
    {
        nameof(ApplicationModel.PostgresServerResource) => "DatabaseMultiple",
        nameof(ApplicationModel.PostgresDatabaseResource) => "Database",
        nameof(ApplicationModel.RabbitMQServerResource) => "ArrowRouting",
        _ => null,
    };

    private static IEnumerable<Running.ResourceProperty> Properties(ResourceSnapshot snapshot)
    {
        foreach (var property in snapshot.Properties) yield return property;

        if (snapshot.Pid is { } pid) yield return new("executable.pid", pid);
        if (snapshot.ExitCode is { } code) yield return new("resource.exitCode", $"{code}");
        if (snapshot.Reason is { } reason) yield return new("Reason", reason);
    }

    private static Protocol.ResourceProperty Message(Running.ResourceProperty property) => new()
    {
        Name = property.Name,
        IsSensitive = property.IsSecret,
        Value = property.Value switch
        {
            null => Value.ForNull(),
            int number => Value.ForNumber(number),
            IEnumerable<string> list => Value.ForList([.. list.Select(Value.ForString)]),
            var other => Value.ForString($"{other}"),
        },
    };

    private static Protocol.ResourceUrl Message(Running.ResourceUrl url, int position, bool isActive) => new()
    {
        EndpointName = url.Endpoint,
        FullUrl = url.Url,
        IsInternal = url.IsInternal,
        IsInactive = !isActive,
        DisplayProperties = new UrlDisplay { SortOrder = -position },
    };

    // A check without a status counts as failed: so it does until the first answer.
    private static Protocol.HealthReport Message(ResourceSnapshot snapshot)
    {
        if (snapshot.Health is not { } health) return new Protocol.HealthReport { Key = $"{snapshot.DisplayName}_check" };

        return new Protocol.HealthReport
        {
            Key = health.Key,
            Status = health.IsHealthy ? HealthStatus.Healthy : HealthStatus.Unhealthy,
            Description = health.Description,
            LastRunAt = Timestamp.FromDateTimeOffset(health.At),
        };
    }
}
