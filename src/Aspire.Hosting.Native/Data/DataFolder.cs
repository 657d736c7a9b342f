using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Data;

/// <summary>
/// Everything that must outlive a run, outside the clone: the servers' data, the generated parameters, keys. One AppHost
/// uses it at a time.
/// </summary>
internal sealed class DataFolder(string path) : IDisposable
{
    public const string Setting = "PLATFORM_DATA";

    private FileStream? _lock;

    public string Path => path;

    public string Parameters => Below("parameters.json");

    public string RunFile => Below("run.json");

    public string Sessions => Below("sessions");

    public string Below(string name) => System.IO.Path.Combine(path, name);

    /// <summary>Takes what is configured, else a folder of this clone's own where the system keeps such things.</summary>
    public static DataFolder For(IConfiguration configuration, string appHostDirectory)
    {
        var configured = configuration[Setting];
        var path = string.IsNullOrEmpty(configured)
            ? System.IO.Path.Combine(StateOfUser(), "platform", HashOf(CloneOf(appHostDirectory)))
            : System.IO.Path.GetFullPath(configured);
        return new DataFolder(path);
    }

    /// <summary>Makes the folder if need be and keeps other AppHosts out of it.</summary>
    public void Take()
    {
        try
        {
            // Others may pass through, for the PostgreSQL user has to, but not look around.
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, OwnFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            Directory.CreateDirectory(Sessions, OwnFolder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"The data folder {path} cannot be used: {failure.Message}");
        }

        try
        {
            _lock = new FileStream(Below("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new Refusal($"Another AppHost uses the data folder {path}. Stop it, or give this one a folder of its own.");
        }
    }

    public void Dispose() => _lock?.Dispose();

    internal const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private static string StateOfUser()
    {
        if (Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state) return state;

        // Not /root: PostgreSQL runs as a user of its own then, who cannot pass through it.
        return Environment.IsPrivilegedProcess
            ? "/var/lib"
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/state");
    }

    private static string CloneOf(string appHostDirectory)
    {
        for (var folder = new DirectoryInfo(appHostDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.Path.Exists(System.IO.Path.Combine(folder.FullName, ".git"))) return folder.FullName;
            if (folder.EnumerateFiles("*.sln").Any()) return folder.FullName;
        }

        return appHostDirectory;
    }

    /// <summary>As <c>printf %s PATH | sha256sum | cut -c1-12</c>, with which the script finds the same folder.</summary>
    private static string HashOf(string clone) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clone)))[..12];
}
