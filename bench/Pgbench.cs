using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Bench;

/// <summary>PostgreSQL's own load generator, with prepared statements.</summary>
internal static partial class Pgbench
{
    private const string Program = "/usr/lib/postgresql/15/bin/pgbench";

    /// <param name="connection">Whose role it works under.</param>
    public static async Task<Figure> Run(
        string connection, string script, int clients, TimeSpan length, params IEnumerable<(string Name, object Value)> variables)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Program,
        [
            "--no-vacuum", "--protocol", "prepared", "--client", $"{clients}", "--jobs", "1",
            "--time", $"{length.TotalSeconds:F0}", "--file", script,
            .. variables.SelectMany(variable => (string[])["--define", $"{variable.Name}={variable.Value}"]),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGDATABASE"] = to.Database,
                ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password,
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || !(await output).Contains("number of failed transactions: 0 ", StringComparison.Ordinal))
            throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await output}{await error}");

        return new Figure(double.Parse(PerSecond().Match(await output).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex PerSecond();
}

/// <summary>What a database was sent for one credential, as PostgreSQL counts it: verbs and tables, and how often.</summary>
internal static partial class Sent
{
    public static async Task<Dictionary<string, double>> By(ServiceProcess service)
    {
        await using var source = NpgsqlDataSource.Create(service.Owner);
        await using var command = source.CreateCommand("""
            SELECT query, calls, (
                SELECT sum(calls) FROM pg_stat_statements WHERE dbid = own.oid AND query LIKE 'INSERT INTO credentials%')::float8
            FROM pg_stat_statements JOIN pg_database own ON own.oid = dbid AND datname = current_database()
            WHERE userid = 'training_app'::regrole
            """);
        await using var rows = await command.ExecuteReaderAsync();
        Dictionary<string, double> sent = [];
        while (await rows.ReadAsync())
        {
            var text = rows.GetString(0);
            if (IsNotTheCommands(text)) continue;

            var kind = string.Join(' ', Words().Matches(text).Select(word => word.Value));
            // Once for each command, or for none: what a service does by itself, once a second, is rounded away.
            sent[kind] = sent.GetValueOrDefault(kind) + Math.Round(rows.GetInt64(1) / rows.GetDouble(2));
        }

        return sent;
    }

    /// <summary>
    /// The relay's and the pruning's; and what is no query (BEGIN, SET LOCAL, SAVEPOINT): PostgreSQL counts the first of
    /// such a statement that is prepared, and then none.
    /// </summary>
    private static bool IsNotTheCommands(string statement) =>
        statement.Contains("FROM outbox", StringComparison.Ordinal) || statement.Split(' ')[0] is not ("SELECT" or "INSERT");

    [GeneratedRegex(@"^\w+|(?<=(FROM|INTO|JOIN) )\w+")]
    private static partial Regex Words();
}
