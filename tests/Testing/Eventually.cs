using System.Diagnostics;
using Xunit;

namespace Platform.Testing;

/// <summary>For what happens soon, in another thread or process.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until <paramref name="value"/> is what is expected; fails with what it was at last.</summary>
    public static async Task Equal<T>(T expected, Func<Task<T>> value, TimeSpan? within = null)
    {
        var started = Stopwatch.StartNew();
        var actual = await value();
        while (!EqualityComparer<T>.Default.Equals(expected, actual) && started.Elapsed < (within ?? Patience))
        {
            await Task.Delay(20);
            actual = await value();
        }

        Assert.Equal(expected, actual);
    }

    public static Task True(Func<Task<bool>> condition, TimeSpan? within = null) => Equal(true, condition, within);
}
