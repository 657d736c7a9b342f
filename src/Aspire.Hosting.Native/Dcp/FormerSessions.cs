using System.Text;
using Aspire.Hosting.Data;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// After the AppHost was killed, its orchestrator needs some seconds to stop everything. Whoever starts the next one
/// in that time must not open the same database.
/// </summary>
internal sealed class FormerSessions(DataFolder data, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task WaitForEndAsync(CancellationToken cancel)
    {
        var deadline = clock.GetUtcNow() + Patience;
        foreach (var folder in Directory.GetDirectories(data.Sessions))
        {
            while (Directory.Exists(folder) && IsInUse(folder))
            {
                if (clock.GetUtcNow() > deadline)
                    throw new Refusal($"An earlier run in {data.Path} is still ending. Try again in a moment.");

                await Task.Delay(200, cancel);
            }

            // Left over by a machine that went down, or an orchestrator that was killed itself.
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    public static bool IsInUse(string folder) => Directory.EnumerateDirectories("/proc")
        .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
        .Any(process => Command(process).Contains(folder, StringComparison.Ordinal));

    private static string Command(string process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline")));
        }
        catch (IOException)
        {
            return ""; // It ended while we looked.
        }
        catch (UnauthorizedAccessException)
        {
            return ""; // Somebody else's.
        }
    }
}
