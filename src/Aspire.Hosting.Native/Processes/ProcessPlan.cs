namespace Aspire.Hosting.Processes;

/// <summary>What is to be run for an instance of a resource, with every value known.</summary>
internal sealed record ProcessPlan
{
    public required string Command { get; init; }

    /// <summary>A program that becomes the command: it is started, the command is shown.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    public required string WorkingDirectory { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}

/// <summary>How one kind of resource is run. There is one for each instance.</summary>
internal interface IProcessKind
{
    /// <summary>What must be in order before each start.</summary>
    Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    Task<ProcessPlan> PlanAsync(CancellationToken cancel);

    /// <summary>What asks it to end, where that is not SIGTERM.</summary>
    int? StopSignal => null;
}
