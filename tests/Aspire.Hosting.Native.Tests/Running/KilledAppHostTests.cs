using System.Diagnostics;

namespace Aspire.Hosting.Tests.Running;

public sealed class KilledAppHostTests
{
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Nothing_runs_fifteen_seconds_after_the_AppHost_was_killed()
    {
        var data = Directory.CreateTempSubdirectory("apphost-").FullName;
        var mark = $"mark-{Path.GetFileName(data)}";
        using var host = Process.Start(new ProcessStartInfo("dotnet", [BuiltBeside.PathOf("SmallAppHost"), mark])
        {
            Environment = { ["PLATFORM_DATA"] = data },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await Until(() => Marked(mark).Count >= 3, ToStart, "a program and the one that it has started do not run"); // and the AppHost

        host.Kill();
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);

        await Until(() => Marked(mark).Count == 0 && Marked(data).Count == 0, ToEnd, "something still runs");
        Directory.Delete(data, recursive: true);
    }

    private static List<string> Marked(string mark) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
            .Where(process => Reads(Path.Combine(process, "cmdline")).Contains(mark, StringComparison.Ordinal)),
    ];

    private static string Reads(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static async Task Until(Func<bool> condition, TimeSpan patience, string otherwise)
    {
        var since = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(since.Elapsed < patience, $"After {patience.TotalSeconds:0} seconds {otherwise}.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
