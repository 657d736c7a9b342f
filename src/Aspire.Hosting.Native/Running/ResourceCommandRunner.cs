using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Running;

/// <summary>Carries out what somebody asks for by name, on one instance or on all of a resource.</summary>
internal sealed class ResourceCommandRunner(Instances instances, InstanceCommands commands, InstanceNotes notes)
{
    /// <returns>Why not; or null when it was done.</returns>
    public async Task<string?> RunAsync(string command, string name, CancellationToken cancel)
    {
        var named = instances.Named(name);
        if (named.Count == 0) return $"There is nothing named '{name}' that could be started or stopped.";

        Func<Instance, CancellationToken, Task>? deed = command switch
        {
            CommandButtons.Start => commands.StartAsync,
            CommandButtons.Stop => commands.StopAsync,
            CommandButtons.Restart => commands.RestartAsync,
            _ => null,
        };
        if (deed is null) return $"'{command}' is no command.";

        foreach (var instance in named) notes.Add(instance.Name, $"Asked to {command}.");
        try
        {
            await Task.WhenAll(named.Select(instance => deed(instance, cancel)));
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Message;
        }
    }
}
