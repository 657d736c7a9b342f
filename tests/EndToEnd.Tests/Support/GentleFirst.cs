using Platform.EndToEnd.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(GentleFirst))]

namespace Platform.EndToEnd.Support;

/// <summary>The tests that stop or kill the platform come last: what they leave behind is much to look through.</summary>
public sealed class GentleFirst : ITestCollectionOrderer
{
    private static readonly string[] Order = [".Slice.", ".Telemetry.", ".Running.", ".Faults."];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderBy(collection => Array.FindIndex(Order, part => collection.TestCollectionDisplayName.Contains(part)))
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];
}
