using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Gateway.Edge;

namespace Platform.Gateway;

/// <summary>
/// What a mailed link carries: 256 random bits, of which only the hash is kept. The link's own address answers with a
/// short-lived cookie and the address of a page without the token, so that it gets into no address bar, no
/// <c>Referer</c>, no trace and no log of what stands behind the gateway. Looking at a link uses nothing up: mail
/// scanners look at every link.
/// </summary>
internal static class LinkTokens
{
    public const int MaxText = 100;
    private const int SecretBytes = 32;
    private static readonly TimeSpan CookieLife = TimeSpan.FromHours(1);

    public static (string Text, byte[] Hash) Make()
    {
        var text = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        return (text, HashOf(text));
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Puts the token of a link into the browser, for the form on the page that follows.</summary>
    public static void Remember(HttpContext http, PublicUrl url, string word, string token) =>
        http.Response.Cookies.Append(url.CookieName(word), token, Options(url, CookieLife));

    public static byte[]? Remembered(HttpContext http, PublicUrl url, string word) =>
        http.Request.Cookies[url.CookieName(word)] is { Length: > 0 and <= MaxText } token ? HashOf(token) : null;

    public static void Forget(HttpContext http, PublicUrl url, string word) =>
        http.Response.Cookies.Append(url.CookieName(word), "", Options(url, TimeSpan.Zero));

    private static CookieOptions Options(PublicUrl url, TimeSpan life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = url.IsSecure,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
