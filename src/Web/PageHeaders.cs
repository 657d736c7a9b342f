namespace Platform.Web;

/// <summary>What every page says to browsers and proxies beyond what the gateway adds.</summary>
internal static class PageHeaders
{
    public static void UsePageHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var response = context.Response;
        response.OnStarting(() =>
        {
            // The framework redirects with 302, which leaves open whether the next request is a POST again.
            if (response.StatusCode == StatusCodes.Status302Found && HttpMethods.IsPost(context.Request.Method))
                response.StatusCode = StatusCodes.Status303SeeOther;

            if (context.Request.Path.StartsWithSegments(Uswds.Root))
                response.Headers.CacheControl = "public, max-age=31536000, immutable";
            else if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
