using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Running;

/// <summary>Standard output and standard error of an instance, and what the AppHost has noted of it.</summary>
internal sealed class ConsoleLog(DcpClient dcp, InstanceNotes notes, ResourceBoard board)
{
    /// <summary>From the beginning; with <paramref name="follow"/> on and on, over restarts too.</summary>
    public async IAsyncEnumerable<ConsoleLine> ReadAsync(
        string instance, bool follow, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var note in notes.Of(instance)) yield return new ConsoleLine(note, IsError: true);

        do
        {
            var startedAt = board.Find(instance)?.StartedAt;
            await foreach (var line in ReadProcessAsync(instance, follow, cancel)) yield return line;

            if (!follow) yield break;

            // The process has ended. Is there another one to be followed some day?
            await board.WaitUntilAsync(now => now.Find(instance) is { IsRunning: true } again && again.StartedAt != startedAt, cancel);
        }
        while (true);
    }

    private async IAsyncEnumerable<ConsoleLine> ReadProcessAsync(
        string instance, bool follow, [EnumeratorCancellation] CancellationToken cancel)
    {
        var lines = Channel.CreateBounded<ConsoleLine>(1_000);
        var reading = ReadBothAsync();
        await foreach (var line in lines.Reader.ReadAllAsync(cancel)) yield return line;

        await reading;

        async Task ReadBothAsync()
        {
            try
            {
                await Task.WhenAll(ReadAsync("stdout", isError: false), ReadAsync("stderr", isError: true));
                lines.Writer.Complete();
            }
            catch (Exception failure)
            {
                lines.Writer.Complete(failure);
            }
        }

        async Task ReadAsync(string source, bool isError)
        {
            await foreach (var line in dcp.ReadLogAsync(instance, source, follow, cancel))
                await lines.Writer.WriteAsync(new ConsoleLine(line, isError), cancel);
        }
    }
}

/// <param name="Text">The time, then what was written.</param>
internal sealed record ConsoleLine(string Text, bool IsError);
