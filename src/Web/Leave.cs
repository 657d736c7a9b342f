namespace Platform.Web;

/// <summary>"Leave quickly": away to a page that anybody might be reading, without a word about where from.</summary>
internal static class Leave
{
    private const string Elsewhere = "https://www.weather.gov/";

    public static void MapLeave(this WebApplication app) =>
        app.MapGet("/leave", (HttpContext context) =>
        {
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return See.Other(Elsewhere);
        }).AllowAnonymous();
}
