using System.Text;

namespace Platform.EndToEnd.Support;

/// <summary>Where a text is found that should stand in few places.</summary>
internal static class Caught
{
    /// <summary>
    /// The broker's files (every queue's messages, those of error queues too) and each process's console, PostgreSQL's
    /// included. PostgreSQL's own files hold the tables, which are searched as tables.
    /// </summary>
    public static List<string> Files(RunningPlatform platform, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(platform.Data, "*", SearchOption.AllDirectories)
                .Where(file => !file.StartsWith(Path.Combine(platform.Data, "postgres"), StringComparison.Ordinal))
                // Nobody but the AppHost may open it, and nothing stands in it.
                .Where(file => file != Path.Combine(platform.Data, "lock"))
                .Where(file => Contains(file, bytes)),
        ];
    }

    /// <summary>The tables of all services' databases.</summary>
    public static async Task<List<string>> Tables(RunningPlatform platform, string text)
    {
        var found = new List<string>();
        foreach (var database in Databases.Names)
        {
            foreach (var table in await platform.Databases.Query<string>(
                database, "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"))
            {
                var rows = await platform.Databases.Query<long>(
                    database, $"SELECT count(*) FROM \"{table}\" AS rows WHERE rows::text ILIKE $1", $"%{text}%");
                if (rows is not [0]) found.Add(table);
            }
        }

        return found;
    }

    private static bool Contains(string file, byte[] text)
    {
        try
        {
            using var stream = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(text) >= 0;
        }
        catch (IOException gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
