using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

internal sealed class ExecutableProcess(ExecutableResource resource) : IProcessKind
{
    public async Task<ProcessPlan> PlanAsync(CancellationToken cancel) => new()
    {
        Command = resource.Command,
        WorkingDirectory = resource.WorkingDirectory,
        Arguments = await ResourceValues.ArgumentsAsync(resource, cancel),
        Variables = await ResourceValues.VariablesAsync(resource, new Dictionary<string, object>(), cancel),
    };
}
