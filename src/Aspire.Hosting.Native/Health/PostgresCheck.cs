using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Aspire.Hosting.Health;

/// <summary>Signs in and asks for one row.</summary>
internal sealed class PostgresCheck(PostgresServerResource server) : IHealthCheck
{
    public string Key => $"{server.Name}_check";

    public async Task<string> CheckAsync(string instance, CancellationToken cancel)
    {
        var name = await server.ConnectionStringExpression.GetValueAsync(cancel);
        await using var connection = new NpgsqlConnection($"{name};Database=postgres;Pooling=false;Application Name=apphost");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync(cancel);
        return "It answers queries.";
    }
}
