namespace Aspire.Hosting.Data;

/// <summary>Files that nobody but their owner may read, written whole or not at all.</summary>
internal static class OwnFile
{
    public static void Write(string path, string text)
    {
        var next = path + ".next";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = DataFolder.OwnFile,
        };
        using (var writer = new StreamWriter(next, options)) writer.Write(text);

        File.Move(next, path, overwrite: true);
    }
}
