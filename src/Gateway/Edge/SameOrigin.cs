using Microsoft.AspNetCore.Authentication.Cookies;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Edge;

/// <summary>
/// A request that changes something and carries a cookie must come from our own pages: another site's form would carry
/// the cookie too. Browsers say where a request comes from in headers that no page can set.
/// </summary>
internal static class SameOrigin
{
    /// <summary>Marks a form that must come from our own pages also when nobody is signed in.</summary>
    public sealed record FormOfOurs;

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var isForm = context.GetEndpoint()?.Metadata.GetMetadata<FormOfOurs>() is not null;
        var byCookie = context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme;
        if (IsSafe(context.Request.Method) || !(byCookie || isForm) || ComesFromOurPages(context)) return next(context);

        throw new RequestRefusedException(StatusCodes.Status403Forbidden, "request.cross-site");
    }

    private static bool ComesFromOurPages(HttpContext context)
    {
        var headers = context.Request.Headers;
        // A browser that says both says them of the same request; the first is the harder to get wrong.
        if (headers["Sec-Fetch-Site"] is [{ } site]) return site == "same-origin";

        var url = context.RequestServices.GetRequiredService<PublicUrl>();
        return headers.Origin is [{ } origin] && string.Equals(origin, url.Origin, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
