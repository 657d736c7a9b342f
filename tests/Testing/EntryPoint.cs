using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Platform.Testing;

/// <summary>
/// Runs a program's own <c>Main</c> in this process, and lets a test have a say just before its host is built: the way
/// WebApplicationFactory takes, which cannot pass a bare argument such as <c>migrate</c>.
/// </summary>
internal static class EntryPoint
{
    public static async Task Run(Assembly program, string[] arguments, Action<IHostBuilder> building)
    {
        var main = program.EntryPoint ?? throw new InvalidOperationException($"{program.GetName().Name} has no entry point.");
        using var watching = DiagnosticListener.AllListeners.Subscribe(new HostWatch(building));
        await Task.Run(() =>
        {
            HostWatch.Own.Value = building;
            var ended = main.GetParameters() is [] ? main.Invoke(null, []) : main.Invoke(null, [arguments]);
            if (ended is int code and not 0) throw new InvalidOperationException($"The program ended with {code}.");
            return ended as Task ?? Task.CompletedTask;
        });
    }

    private sealed class HostWatch(Action<IHostBuilder> building)
        : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        // Other hosts are built in this process at the same time: only the one of this flow is ours.
        public static readonly AsyncLocal<Action<IHostBuilder>?> Own = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host } && Own.Value == building) building(host);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
