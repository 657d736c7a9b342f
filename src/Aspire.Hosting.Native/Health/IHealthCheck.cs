namespace Aspire.Hosting.Health;

/// <summary>Asks an instance of a resource whether it can do its work; what it throws is the answer no.</summary>
internal interface IHealthCheck
{
    string Key { get; }

    /// <returns>What was seen, in a few words.</returns>
    Task<string> CheckAsync(string instance, CancellationToken cancel);
}
