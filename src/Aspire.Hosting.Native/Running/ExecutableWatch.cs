using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Writes down on the board what the orchestrator says of each process.</summary>
internal sealed partial class ExecutableWatch(
    DcpClient dcp, ResourceBoard board, InstanceNotes notes, ILogger<ExecutableWatch> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await foreach (var change in dcp.WatchExecutablesAsync(cancel)) await NoteAsync(change, cancel);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                // If it is gone for good there is nothing to watch, and it has stopped everything itself.
                WatchBroke(failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private async Task NoteAsync(DcpEvent<DcpObject<ExecutableSpec, ExecutableStatus>> change, CancellationToken cancel)
    {
        // A deleted one is about to be started again, or everything ends: whoever did that writes it down.
        var name = change.Object.Metadata.Name;
        if (change.Object.Metadata.DeletionTimestamp is not null || change.Type == "DELETED") return;
        if (change.Object.Status is not { } status || board.Find(name) is not { } before) return;

        if (status.State == ResourceState.FailedToStart && before.State != status.State)
        {
            await foreach (var line in dcp.ReadLogAsync(name, "system", follow: false, cancel)) notes.Add(name, line);
        }

        board.Update(name, snapshot => snapshot.With(status));
        if (board.Find(name) is not { } after || after.State == before.State) return;

        if (after.ExitCode is { } code) Ended(name, after.State, code);
        else Became(name, after.State);
    }

    [LoggerMessage(LogLevel.Information, "{Instance}: {State}")]
    private partial void Became(string instance, string state);

    [LoggerMessage(LogLevel.Information, "{Instance}: {State} with {ExitCode}")]
    private partial void Ended(string instance, string state, int exitCode);

    [LoggerMessage(LogLevel.Debug, "The orchestrator ended the watch: {Reason}")]
    private partial void WatchBroke(string reason);
}
