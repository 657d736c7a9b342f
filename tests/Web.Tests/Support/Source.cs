namespace Platform.Web.Tests.Support;

internal static class Source
{
    /// <summary>The folder of the pages' project.</summary>
    public static string Web { get; } = Path.Combine(Root(), "src", "Web");

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
