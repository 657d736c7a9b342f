namespace Platform.Gateway.Edge;

/// <summary>Style sheets, scripts, pictures and fonts of the pages: the same for everybody, kept by browsers.</summary>
internal static class Assets
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".css", ".js", ".mjs", ".map", ".svg", ".png", ".jpg", ".webp", ".ico", ".woff", ".woff2", ".webmanifest",
    };

    public static bool Wanted(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && Extensions.Contains(Path.GetExtension(context.Request.Path.Value ?? ""))
        && !context.Request.Path.StartsWithSegments("/o")
        && !Programs.IsOne(context);
}
