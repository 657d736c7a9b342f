using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Aspire.Hosting.Running;

/// <summary>Creates the databases that the AppHost names, whenever their server has come up.</summary>
internal sealed class Databases(ResourceBoard board)
{
    public static async Task CreateAsync(PostgresServerResource server, CancellationToken cancel)
    {
        var address = await server.ConnectionStringExpression.GetValueAsync(cancel);
        await using var connection = new NpgsqlConnection($"{address};Database=postgres;Pooling=false;Application Name=apphost");
        await connection.OpenAsync(cancel);
        foreach (var database in server.DatabaseResources)
        {
            if (!await ExistsAsync(connection, database.DatabaseName, cancel))
            {
                var name = new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName);
                await using var create = new NpgsqlCommand($"create database {name}", connection);
                await create.ExecuteNonQueryAsync(cancel);
            }
        }
    }

    /// <summary>A database is what its server is.</summary>
    public void Show(PostgresServerResource server, ResourceSnapshot serverSnapshot)
    {
        foreach (var database in server.DatabaseResources)
        {
            board.Update(database.Name, snapshot => snapshot with
            {
                State = serverSnapshot.IsRunning && !serverSnapshot.IsHealthy && snapshot.StartedAt is null
                    ? ResourceState.Waiting
                    : serverSnapshot.State,
                StartedAt = serverSnapshot.IsHealthy ? snapshot.StartedAt ?? serverSnapshot.StartedAt : snapshot.StartedAt,
                StoppedAt = serverSnapshot.StoppedAt,
                Health = serverSnapshot.Health is { } health ? health with { Key = $"{database.Name}_check" } : null,
            });
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(name);
        return await exists.ExecuteScalarAsync(cancel) is not null;
    }
}
