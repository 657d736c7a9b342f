using Npgsql;

namespace Platform.Bench;

/// <summary>Looks and prepares by the owner, past what the services may.</summary>
internal static class Database
{
    public static async Task<T> Read<T>(string owner, string query, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = Command(source, query, parameters);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task Do(string owner, string statement, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = Command(source, statement, parameters);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a figure of commits hangs on.</summary>
    public static Task<string> Settings(string owner) => Read<string>(owner, """
        SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')
            || ', synchronous_commit ' || current_setting('synchronous_commit')
        """);

    private static NpgsqlCommand Command(NpgsqlDataSource source, string text, object[] parameters)
    {
        var command = source.CreateCommand(text);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
