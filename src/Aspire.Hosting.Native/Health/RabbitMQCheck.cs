using Aspire.Hosting.ApplicationModel;
using RabbitMQ.Client;

namespace Aspire.Hosting.Health;

/// <summary>Signs in to the broker.</summary>
internal sealed class RabbitMQCheck(RabbitMQServerResource server) : IHealthCheck
{
    public string Key => $"{server.Name}_check";

    public async Task<string> CheckAsync(string instance, CancellationToken cancel)
    {
        var address = await server.ConnectionStringExpression.GetValueAsync(cancel);
        var factory = new ConnectionFactory { Uri = new Uri(address!), ClientProvidedName = "apphost" };
        await using var connection = await factory.CreateConnectionAsync(cancel);
        return "It accepts connections.";
    }
}
