using System.Diagnostics;

namespace Platform.EndToEnd.Support;

/// <summary>The script at the top of the clone, called as a user calls it.</summary>
internal static class PlatformCommand
{
    public static string Root { get; } = FindRoot();

    /// <returns>What it printed, of both kinds.</returns>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task<string> Run(params string[] arguments)
    {
        // To a file, not a pipe: what runs on in the background may hold a pipe open for good.
        var printed = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-c", "printed=$1; shift; exec ./platform \"$@\" >\"$printed\" 2>&1 </dev/null", "sh", printed },
                WorkingDirectory = Root,
                Environment = { ["PLATFORM_ENVIRONMENT"] = "Testing" },
            }.With(arguments))!;
            await process.WaitForExitAsync();
            var text = await File.ReadAllTextAsync(printed);
            return process.ExitCode == 0
                ? text
                : throw new InvalidOperationException(
                    $"./platform {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        }
        finally
        {
            File.Delete(printed);
        }
    }

    private static ProcessStartInfo With(this ProcessStartInfo start, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the clone.");
        return folder.FullName;
    }
}
