using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>A program that does its work and ends.</summary>
internal static class Command
{
    public static async Task RunAsync(IReadOnlyList<string> command, CancellationToken cancel)
    {
        var (exitCode, output) = await EndAsync(command, cancel);
        if (exitCode != 0) throw new Refusal($"{Path.GetFileName(command[0])} ended with {exitCode}: {output.Trim()}");
    }

    public static async Task<bool> SucceedsAsync(IReadOnlyList<string> command, CancellationToken cancel) =>
        (await EndAsync(command, cancel)).ExitCode == 0;

    private static async Task<(int ExitCode, string Output)> EndAsync(IReadOnlyList<string> command, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await errors);
    }
}
