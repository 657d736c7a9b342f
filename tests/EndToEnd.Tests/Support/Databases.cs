using System.Text.Json;
using Npgsql;

namespace Platform.EndToEnd.Support;

/// <summary>
/// A look into the databases, past their row-level security: the tests prove by rows what the services only say.
/// </summary>
internal sealed class Databases(RunningPlatform platform)
{
    public static IReadOnlyList<string> Names { get; } = ["directory", "cohorts", "casework", "training"];

    public async Task<List<T>> Query<T>(string database, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    private string ConnectionString(string database)
    {
        var parameters = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(platform.Data, "parameters.json")))!;
        // The server writes its port on the fourth line.
        var port = File.ReadLines(Path.Combine(platform.Data, "postgres", "postmaster.pid")).ElementAt(3);
        return $"Host=localhost;Port={port};Username=postgres;Password={parameters["postgres-password"]};"
            + $"Database={database};Pooling=false";
    }
}
