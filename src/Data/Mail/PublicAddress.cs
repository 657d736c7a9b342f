using Microsoft.Extensions.Configuration;

namespace Platform.Data;

/// <summary>The address under which people reach the platform, from the setting <c>PublicUrl</c>, for links in mails.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>The whole address of a page.</summary>
    /// <param name="path">As <c>/o/…/training</c>.</param>
    public string Of(string path) => configuration["PublicUrl"] is { Length: > 0 } url
        ? url.TrimEnd('/') + path
        : throw new InvalidOperationException("The setting PublicUrl is missing: the address that people use.");
}
