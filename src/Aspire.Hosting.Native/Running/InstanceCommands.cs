using Aspire.Hosting.Dcp;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Start, stop, restart: what the AppHost does at first and people do later, from the dashboard or the script.</summary>
internal sealed partial class InstanceCommands(
    DcpClient dcp, ResourceBoard board, Dependencies dependencies, InstanceNotes notes, TimeProvider clock,
    ILogger<InstanceCommands> logger)
{
    private static readonly TimeSpan PatienceToStop = TimeSpan.FromSeconds(15);

    /// <summary>Returns when the orchestrator has been told, which is when everything waited for is ready.</summary>
    public async Task StartAsync(Instance instance, CancellationToken cancel)
    {
        await instance.Gate.WaitAsync(cancel);
        try
        {
            if (IsUnderWay(instance)) return;

            await CreateAsync(instance, cancel);
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    public async Task StopAsync(Instance instance, CancellationToken cancel)
    {
        await instance.Gate.WaitAsync(cancel);
        try
        {
            await EndAsync(instance, cancel);
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    public async Task RestartAsync(Instance instance, CancellationToken cancel)
    {
        await instance.Gate.WaitAsync(cancel);
        try
        {
            await EndAsync(instance, cancel);
            await CreateAsync(instance, cancel);
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    private bool IsUnderWay(Instance instance) =>
        board.Find(instance.Name)?.State is ResourceState.Starting or ResourceState.Running or ResourceState.Stopping;

    private async Task CreateAsync(Instance instance, CancellationToken cancel)
    {
        try
        {
            await dependencies.WaitAsync(instance.Resource, instance.Name, cancel);
            board.Update(instance.Name, snapshot => snapshot with
            {
                State = ResourceState.Starting,
                Reason = null,
                Pid = null,
                ExitCode = null,
                Health = null,
                StartedAt = null,
                StoppedAt = null,
            });
            await instance.Kind.PrepareAsync(cancel);
            var plan = await instance.Kind.PlanAsync(cancel);
            await dcp.DeleteAsync(instance.Name, cancel);
            board.Update(instance.Name, snapshot => snapshot.With(plan));
            await dcp.CreateExecutableAsync(instance.ToExecutable(plan), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            notes.Add(instance.Name, failure.Message);
            CannotStart(instance.Name, failure.Message);
            board.Update(instance.Name, snapshot => snapshot with
            {
                State = ResourceState.FailedToStart,
                Reason = failure.Message,
                StoppedAt = clock.GetUtcNow(),
            });
            if (failure is not Refusal) throw;
        }
    }

    private async Task EndAsync(Instance instance, CancellationToken cancel)
    {
        if (await dcp.GetExecutableAsync(instance.Name, cancel) is not { } executable || HasEnded(executable)) return;

        board.Update(instance.Name, snapshot => snapshot with { State = ResourceState.Stopping });
        if (instance.Kind.StopSignal is { } signal && executable.Status?.Pid is { } pid)
            LibC.Signal(pid, signal);
        else
            await dcp.StopAsync(instance.Name, cancel);

        var deadline = clock.GetUtcNow() + PatienceToStop;
        while (await dcp.GetExecutableAsync(instance.Name, cancel) is { } ending && !HasEnded(ending))
        {
            if (clock.GetUtcNow() > deadline)
                throw new Refusal($"'{instance.Name}' did not stop within {PatienceToStop.TotalSeconds:0} seconds.");

            await Task.Delay(50, cancel);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Instance} cannot start. {Reason}")]
    private partial void CannotStart(string instance, string reason);

    private static bool HasEnded(DcpObject<ExecutableSpec, ExecutableStatus> executable) =>
        ResourceState.HasEnded(executable.Status?.State);
}
