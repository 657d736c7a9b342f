namespace Platform.Gateway.Edge;

/// <summary>The addresses of programs, which send the header <c>Organization</c> and read JSON. All others are pages.</summary>
internal static class Programs
{
    public const string OrganizationHeader = "Organization";

    private static readonly PathString[] Paths = ["/directory", "/cohorts", "/casework", "/training", "/openapi"];

    public static bool IsOne(HttpContext context) =>
        Paths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
