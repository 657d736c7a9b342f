using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Who waits for whom: the order of starting; and that of stopping.</summary>
internal sealed class Dependencies(ResourceBoard board)
{
    /// <summary>Returns when everything that the resource waits for is ready; throws if something never will be.</summary>
    public async Task WaitAsync(IResource resource, string instance, CancellationToken cancel)
    {
        var waits = Of(resource);
        await board.WaitUntilAsync(
            now =>
            {
                var open = waits.Where(wait => !IsReady(wait, now)).Select(wait => wait.Dependency.Name).ToArray();
                if (open.Length == 0) return true;

                ShowWaiting(instance, $"Waits for {string.Join(", ", open)}.");
                return false;
            },
            cancel);
    }

    /// <summary>A database is there when its server is, so who waits for it waits for the server as well.</summary>
    public static WaitAnnotation[] Of(IResource resource) =>
    [
        .. resource.Annotations.OfType<WaitAnnotation>(),
        .. resource.Annotations.OfType<WaitAnnotation>()
            .Select(wait => wait.Dependency).OfType<PostgresDatabaseResource>()
            .Select(database => new WaitAnnotation(database.Parent, ExitCode: null)),
    ];

    /// <summary>
    /// Programs first, all at once, then the servers that they use: nobody loses a database under a running command.
    /// What belongs to a server, such as its port mapper, and the dashboard, which gets the last telemetry, end last.
    /// </summary>
    public static IEnumerable<IReadOnlyList<IResource>> InOrderOfStopping(IEnumerable<IResource> resources) => resources
        .GroupBy(resource => resource switch
        {
            PostgresServerResource or RabbitMQServerResource => 2,
            _ when resource.Annotations.OfType<RelationshipAnnotation>().Any(noted => noted.Type == RelationshipAnnotation.Parent) => 3,
            _ => 1,
        })
        .OrderBy(group => group.Key)
        .Select(group => group.ToArray());

    private static bool IsReady(WaitAnnotation wait, ResourceBoard now)
    {
        var instances = now.InstancesOf(wait.Dependency.Name);
        if (wait.ExitCode is not { } wanted) return instances.Count > 0 && instances.All(instance => instance.IsHealthy);

        foreach (var ended in instances.Where(instance => instance.HasEnded && instance.ExitCode != wanted))
            throw new Refusal($"'{ended.DisplayName}' did not do its work: it {HowItEnded(ended)}.");

        return instances.Count > 0 && instances.All(instance => instance.HasEnded);
    }

    private static string HowItEnded(ResourceSnapshot ended) =>
        ended.ExitCode is { } code ? $"ended with {code}" : "could not be started";

    private void ShowWaiting(string instance, string reason)
    {
        if (board.Find(instance) is { State: ResourceState.Waiting } snapshot && snapshot.Reason == reason) return;

        board.Update(instance, before => before with { State = ResourceState.Waiting, Reason = reason });
    }
}
