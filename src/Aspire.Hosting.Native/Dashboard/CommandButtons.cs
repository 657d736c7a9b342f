using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Dashboard;

/// <summary>The buttons of a resource, which depend on its state.</summary>
internal static class CommandButtons
{
    public const string Start = "start";
    public const string Stop = "stop";
    public const string Restart = "restart";

    public static IEnumerable<ResourceCommand> For(string state)
    {
        var isRunning = state == ResourceState.Running;
        yield return new ResourceCommand
        {
            Name = Start,
            DisplayName = "Start",
            DisplayDescription = "Start it",
            IconName = "Play",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            State = state switch
            {
                ResourceState.Starting => CommandState.Disabled,
                ResourceState.Running or ResourceState.Stopping => CommandState.Hidden,
                _ => CommandState.Enabled,
            },
        };
        yield return new ResourceCommand
        {
            Name = Stop,
            DisplayName = "Stop",
            DisplayDescription = "Stop it",
            IconName = "Stop",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            State = state switch
            {
                ResourceState.Running => CommandState.Enabled,
                ResourceState.Stopping => CommandState.Disabled,
                _ => CommandState.Hidden,
            },
        };
        yield return new ResourceCommand
        {
            Name = Restart,
            DisplayName = "Restart",
            DisplayDescription = "Stop it and start it again",
            IconName = "ArrowCounterclockwise",
            IconVariant = IconVariant.Regular,
            State = isRunning ? CommandState.Enabled : CommandState.Disabled,
        };
    }
}
