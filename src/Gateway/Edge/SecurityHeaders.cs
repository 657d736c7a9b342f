using Microsoft.Net.Http.Headers;

namespace Platform.Gateway.Edge;

/// <summary>What every answer tells the browser to refuse, whoever wrote the answer: pages bring no policy of their own.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        + "hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static readonly string OneYear = $"max-age={(int)TimeSpan.FromDays(365).TotalSeconds}";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // With no-referrer, browsers would send forms with "Origin: null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.Remove(HeaderNames.Server);
        headers.Remove(HeaderNames.XPoweredBy);
        if (context.RequestServices.GetRequiredService<PublicUrl>().IsSecure) headers.StrictTransportSecurity = OneYear;

        // A shared computer's back button must not show what somebody saw before they signed out.
        var keepable = Assets.Wanted(context) && context.Response.StatusCode < 400;
        if (!keepable) headers.CacheControl = "no-store";
    }
}
