using Aspire.Hosting.Data;

namespace Aspire.Hosting.Processes;

/// <summary>The files of one PostgreSQL server, and the user to whom they belong.</summary>
internal sealed class PostgresData(string folder, SystemUser? user)
{
    public SystemUser? User => user;

    public string Folder => folder;

    public string? Version => ReadIfThere("PG_VERSION")?.Trim();

    /// <summary>Made beside its place and then moved there: a run that is cut short leaves nothing half made.</summary>
    public async Task CreateIfMissingAsync(string superuser, string password, CancellationToken cancel)
    {
        if (Environment.IsPrivilegedProcess && user is null)
            throw new Refusal("PostgreSQL refuses to run as root, and there is no user 'postgres': is it installed?");

        await RefuseIfOutOfReachAsync(cancel);
        if (Directory.Exists(folder)) return;

        var next = $"{folder}.next";
        if (Directory.Exists(next)) Directory.Delete(next, recursive: true);

        Directory.CreateDirectory(next, DataFolder.OwnFolder);
        if (user is not null) LibC.GiveTo(next, user);

        var secret = $"{folder}.password";
        try
        {
            OwnFile.Write(secret, password);
            if (user is not null) LibC.GiveTo(secret, user);

            await Command.RunAsync(
                [
                    .. user?.Prefix ?? [],
                    PostgresInstallation.Program("initdb", version: null),
                    "-D", next, "-U", superuser, "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", $"--pwfile={secret}",
                ],
                cancel);
        }
        finally
        {
            File.Delete(secret);
        }

        Directory.Move(next, folder);
    }

    /// <summary>
    /// The workers of a server that was killed live on for a moment, and as long as one does, the memory that they
    /// share keeps a new server from starting.
    /// </summary>
    public async Task WaitForFormerServerAsync(CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 100 && SharedMemoryIsAttached(); attempt++) await Task.Delay(100, cancel);
    }

    private bool SharedMemoryIsAttached()
    {
        // The last word of the file's seventh line is the segment's id; in the system's table that is the second
        // column, and the seventh is the number of processes that use it.
        if (ReadIfThere("postmaster.pid")?.Split('\n').ElementAtOrDefault(6)?.Split(' ')[^1] is not { Length: > 0 } segment)
            return false;

        return File.ReadLines("/proc/sysvipc/shm").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(columns => columns[1] == segment && columns[6] != "0");
    }

    private async Task RefuseIfOutOfReachAsync(CancellationToken cancel)
    {
        var above = Path.GetDirectoryName(folder)!;
        if (user is not null && !await Command.SucceedsAsync([.. user.Prefix, "test", "-x", above], cancel))
        {
            throw new Refusal(
                $"PostgreSQL, which runs as the user '{user.Name}', cannot enter {above}: a folder above it is closed to others. "
                + "Give the data another place with --data DIR.");
        }
    }

    private string? ReadIfThere(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
