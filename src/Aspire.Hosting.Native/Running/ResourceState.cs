namespace Aspire.Hosting.Running;

/// <summary>The words that the orchestrator and the dashboard share.</summary>
internal static class ResourceState
{
    public const string NotStarted = "NotStarted";
    public const string Waiting = "Waiting";
    public const string Starting = "Starting";
    public const string Running = "Running";
    public const string Stopping = "Stopping";
    public const string Finished = "Finished";
    public const string Terminated = "Terminated";
    public const string FailedToStart = "FailedToStart";

    public static bool HasEnded(string? state) => state is Finished or Terminated or FailedToStart;
}
