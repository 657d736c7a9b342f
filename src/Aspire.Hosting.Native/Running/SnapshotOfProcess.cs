using System.Collections.Immutable;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>What a plan and the orchestrator's status say of an instance.</summary>
internal static class SnapshotOfProcess
{
    private static readonly string[] Replaced =
        ["executable.path", "executable.workDir", "executable.args"];

    public static ResourceSnapshot With(this ResourceSnapshot snapshot, ProcessPlan plan) => snapshot with
    {
        Environment = [.. plan.Variables.Select(variable => new Variable(variable.Key, variable.Value))],
        Properties =
        [
            .. snapshot.Properties.Where(property => !Replaced.Contains(property.Name)),
            new("executable.path", plan.Command),
            new("executable.workDir", plan.WorkingDirectory),
            new("executable.args", plan.Arguments, IsSecret: true),
        ],
    };

    public static ResourceSnapshot With(this ResourceSnapshot snapshot, ExecutableStatus status)
    {
        var state = string.IsNullOrEmpty(status.State) ? ResourceState.Starting : status.State;

        // The orchestrator stops a process that we have told to stop ourselves without knowing why.
        if (snapshot.State == ResourceState.Stopping && state == ResourceState.Running) state = ResourceState.Stopping;

        var hasEnded = ResourceState.HasEnded(state);
        return snapshot with
        {
            State = state,
            Pid = hasEnded ? null : status.Pid,
            ExitCode = hasEnded ? status.ExitCode : null,
            StartedAt = status.StartupTimestamp,
            StoppedAt = status.FinishTimestamp,
            Health = hasEnded ? null : snapshot.Health,
            Environment = Effective(snapshot.Environment, status.EffectiveEnv),
        };
    }

    /// <summary>Templates are shown as what they became.</summary>
    private static ImmutableArray<Variable> Effective(ImmutableArray<Variable> planned, IReadOnlyList<DcpVariable>? effective)
    {
        if (effective is null) return planned;

        var values = new Dictionary<string, string>();
        foreach (var variable in effective) values[variable.Name] = variable.Value;
        return [.. planned.Select(variable => new Variable(variable.Name, values.GetValueOrDefault(variable.Name, variable.Value!)))];
    }
}
