using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Testing;

/// <summary>
/// A server that lives as long as the tests. A shell stands between: it holds the other end of a pipe, and when that
/// closes, however the tests ended, it kills the server and removes its folder.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const string UntilThePipeCloses = """
        folder=$1; signal=$2; shift 2
        "$@" & server=$!
        cat > /dev/null
        kill -$signal $server 2> /dev/null
        wait $server 2> /dev/null
        rm -rf "$folder"
        """;

    private const int LinesKept = 5_000;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Process _shell;
    private int _ended;

    private ServerProcess(ProcessStartInfo start)
    {
        _shell = new Process { StartInfo = start };
        _shell.OutputDataReceived += (_, line) => Keep(line.Data);
        _shell.ErrorDataReceived += (_, line) => Keep(line.Data);
        _shell.Start();
        _shell.BeginOutputReadLine();
        _shell.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>What the server has written, both streams, the last few thousand lines.</summary>
    public string Log => string.Join('\n', _log);

    /// <param name="folder">The server's own folder, removed at its end.</param>
    /// <param name="signal">What ends the server at once; its data is not needed any more.</param>
    public static ServerProcess Start(
        string folder, string signal, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in (string[])["-c", UntilThePipeCloses, "sh", folder, signal, .. command])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ServerProcess(start);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; with what it said.</exception>
    public static async Task Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await output}{await error}");
    }

    /// <summary>Waits until <paramref name="ready"/> does not throw any more.</summary>
    public async Task WaitUntil(Func<Task> ready)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ready();
                return;
            }
            catch (Exception notYet) when (started.Elapsed < TimeSpan.FromSeconds(90))
            {
                if (_shell.HasExited) throw new InvalidOperationException($"The server ended: {Log}", notYet);
                await Task.Delay(100);
            }
            catch (Exception never)
            {
                throw new InvalidOperationException($"The server did not get ready: {Log}", never);
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the server, and waits for it. The end of the process asks again, also where somebody did before.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0) return;

        _shell.StandardInput.Close();
        _shell.WaitForExit(TimeSpan.FromSeconds(5));
        _shell.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;

        _log.Enqueue(line);
        if (_log.Count > LinesKept) _log.TryDequeue(out _);
    }
}
