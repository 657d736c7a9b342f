using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Platform.Gateway.Edge;

/// <summary>
/// Whose word is taken for where a request comes from: the addresses or networks listed in <c>TrustedProxies</c>, by default
/// nobody's. Only the address is taken; scheme and host are those of the public URL.
/// </summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = app.Configuration.GetSection("TrustedProxies").Get<string[]>() ?? [];
        if (trusted is []) return;

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in trusted)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(proxy, out var network)
                ? network
                : IPAddress.TryParse(proxy, out var address)
                    ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
                    : throw new InvalidOperationException(
                        $"The setting TrustedProxies has '{proxy}', which is no address and no network."));
        }

        app.UseForwardedHeaders(options);
    }
}
