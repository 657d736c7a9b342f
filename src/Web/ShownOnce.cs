using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Platform.Web;

/// <summary>
/// Carries a secret that is shown once over the redirect after the form that made it, so that a reload of the page
/// doesn't make another: encrypted, in the browser that asked, for a minute or until it is shown.
/// </summary>
internal sealed class ShownOnce(Cookies cookies, IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("Platform.Web.ShownOnce").ToTimeLimitedDataProtector();

    public void Keep(HttpContext context, string secret)
    {
        var cookie = cookies.Build("shown-once").Build(context);
        cookie.MaxAge = TimeSpan.FromMinutes(1);
        context.Response.Cookies.Append(cookies.Name("shown-once"), _protector.Protect(secret, TimeSpan.FromMinutes(1)), cookie);
    }

    public string? Take(HttpContext context)
    {
        if (context.Request.Cookies[cookies.Name("shown-once")] is not { } carried) return null;

        context.Response.Cookies.Delete(cookies.Name("shown-once"), cookies.Build("shown-once").Build(context));
        try
        {
            return _protector.Unprotect(carried);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
