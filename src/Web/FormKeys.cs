using Microsoft.AspNetCore.DataProtection;

namespace Platform.Web;

/// <summary>The keys that guard forms and cookies: files in the instance's key folder, shared by all replicas.</summary>
internal static class FormKeys
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static void AddFormKeys(this WebApplicationBuilder builder, Cookies cookies) =>
        builder.Services
            .AddDataProtection()
            .SetApplicationName("platform-web")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Folder(cookies)));

    /// <summary>
    /// Replicas that start together over an empty folder would each make a first key and learn of the other's a day later; till
    /// then half of all forms would be refused. So they look, and make one if there is none, one after the other.
    /// </summary>
    public static async Task AgreeOnFormKeys(this WebApplication app)
    {
        using var turn = await Take(Path.Combine(Folder(app.Services.GetRequiredService<Cookies>()), "first-key.lock"));
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect([]);
    }

    private static string Folder(Cookies cookies) => Path.Combine(cookies.KeysDirectory, "web");

    private static async Task<FileStream> Take(string path)
    {
        var asked = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(asked) < s_patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
