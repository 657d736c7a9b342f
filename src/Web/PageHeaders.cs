namespace Platform.Web;

/// <summary>What every page says to browsers and proxies beyond what the gateway adds.</summary>
internal static class PageHeaders
{
    public static void UsePageHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var response = context.Response;
        response.OnStarting(() =>
        {
            if (context.Request.Path.StartsWithSegments(Uswds.Root))
                response.Headers.CacheControl = "public, max-age=31536000, immutable";
            else if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
