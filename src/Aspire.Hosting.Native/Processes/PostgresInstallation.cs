using System.Globalization;

namespace Aspire.Hosting.Processes;

/// <summary>Debian's PostgreSQL: programs under a folder for each major version.</summary>
internal static class PostgresInstallation
{
    private const string Root = "/usr/lib/postgresql";

    /// <summary>The version that made the data, or the newest for data that are yet to be made.</summary>
    public static string Program(string name, string? version)
    {
        version ??= Newest() ?? throw Missing("PostgreSQL");
        var path = Path.Combine(Root, version, "bin", name);
        return File.Exists(path) ? path : throw Missing($"PostgreSQL {version}");
    }

    private static string? Newest() => !Directory.Exists(Root)
        ? null
        : Directory.GetDirectories(Root)
            .Select(folder => Path.GetFileName(folder)!)
            .Where(version => File.Exists(Path.Combine(Root, version, "bin/postgres")))
            .MaxBy(version => int.TryParse(version, CultureInfo.InvariantCulture, out var number) ? number : 0);

    private static Refusal Missing(string what) =>
        new($"{what} is not installed. `./platform doctor` says what else is missing, and `./platform run` installs it.");
}
