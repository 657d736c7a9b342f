using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Data;

/// <summary>
/// The programs that the <c>platform</c> script has fetched: Aspire's orchestrator and dashboard, and what comes from
/// npm. They are looked for where the script puts them.
/// </summary>
internal sealed class CachedTools(string folder)
{
    public const string Setting = "PLATFORM_TOOLS";

    public string Orchestrator => Found("aspire/.aspire/bundle/dcp/dcp");

    public string Dashboard => Found("aspire/.aspire/bundle/managed/aspire-managed");

    /// <summary>Where npm puts the commands of its packages: searched by executables after the user's own PATH.</summary>
    public string Commands => Path.Combine(folder, "npm/node_modules/.bin");

    public static CachedTools For(IConfiguration configuration) => new(configuration[Setting] ?? Default());

    private static string Default()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "platform");
    }

    private string Found(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path)
            ? path
            : throw new Refusal($"{path} is missing. `./platform doctor` says what else is, and `./platform run` installs it.");
    }
}
