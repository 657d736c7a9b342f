using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Edge;

/// <summary>
/// The address under which people reach the platform, from the setting <c>PublicUrl</c>. All that depends on how they
/// come follows it and never a header: https means <c>__Host-</c> cookies, Secure and HSTS; http is for the same machine.
/// </summary>
internal sealed class PublicUrl
{
    private readonly string _instance;

    private PublicUrl(Uri address, string instance) => (Address, _instance) = (address, instance);

    public Uri Address { get; }

    public bool IsSecure => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>As browsers send it in <c>Origin</c>.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <param name="instance">What tells this installation from others on the machine: browsers share cookies across ports.</param>
    public static PublicUrl Of(string? address, string instance)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.PathAndQuery != "/")
            throw new InvalidOperationException(
                $"The setting PublicUrl ('{address}') must be the address people use, as https://platform.example.org.");
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
            throw new InvalidOperationException(
                $"The setting PublicUrl ({address}) must begin with https: plain http would show passwords on the way. "
                + "Only addresses of this machine itself, as http://localhost:8080, may do without.");

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(instance));
        return new PublicUrl(url, Convert.ToHexStringLower(hash.AsSpan(0, 4)));
    }

    public string CookieName(string name) => IsSecure ? $"__Host-{name}" : $"{name}-{_instance}";
}
