using Platform.Sample.Data;
using Platform.Sample.Gardens;
using Platform.Testing;

namespace Platform.Data.Tests;

/// <summary>The sample service.</summary>
public abstract class Sample(bool realBroker) : ServiceApp<Program>("sample", realBroker)
{
    internal Task<T> Query<T>(Guid? organizationId, Func<SampleDb, Task<T>> query) =>
        Query<SampleDb, T>(organizationId, query);

    /// <summary>A garden that has been opened, with its id.</summary>
    internal async Task<Guid> AGarden(Guid organizationId, string name = "Elm", params string[] beds)
    {
        var garden = Garden.Open(NewId(), organizationId, name, Clock.GetUtcNow());
        foreach (var plant in beds) garden.Dig(plant, NewId());
        await Query(organizationId, db =>
        {
            db.Add(garden);
            return db.SaveChangesAsync();
        });
        return garden.Id;
    }
}

/// <summary>The sample service, with the broker in memory.</summary>
public sealed class SampleApp() : Sample(realBroker: false);

/// <summary>The sample service, with a real broker.</summary>
public sealed class BrokerApp() : Sample(realBroker: true);

/// <summary>Test classes that share one <see cref="BrokerApp"/>, and take turns at its cables.</summary>
[CollectionDefinition(Name)]
public sealed class WithBroker : ICollectionFixture<BrokerApp>
{
    public const string Name = "with a real broker";
}
