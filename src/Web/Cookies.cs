using System.Security.Cryptography;
using System.Text;

namespace Platform.Web;

/// <summary>
/// How the pages' cookies are named and guarded: it follows the public URL. Over https they are <c>__Host-</c> cookies.
/// Over http, which is for a developer's own machine alone, browsers share cookies between all ports of localhost, so
/// the name carries a hash of the instance.
/// </summary>
internal sealed class Cookies(Uri publicUrl, string keysDirectory)
{
    private readonly bool _secure = publicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>The folder of this instance's keys, outside repository and database.</summary>
    public string KeysDirectory { get; } = Path.GetFullPath(keysDirectory);

    public static Cookies From(IConfiguration configuration)
    {
        var url = new Uri(Required("PublicUrl"));
        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? new Cookies(url, Required("Keys:Directory"))
            : throw new InvalidOperationException("PublicUrl is http and not on this machine: cookies would travel in the open.");

        string Required(string setting) =>
            configuration[setting] ?? throw new InvalidOperationException($"The setting {setting} is missing.");
    }

    public string Name(string word) => _secure ? $"__Host-{word}" : $"{word}-{Instance()}";

    public CookieBuilder Build(string word) => new()
    {
        Name = Name(word),
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = _secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
    };

    private string Instance() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KeysDirectory)))[..8];
}
