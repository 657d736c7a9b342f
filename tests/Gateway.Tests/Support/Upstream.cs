using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Gateway.Tests.Support;

/// <summary>A small real server behind the gateway: it answers with what reached it.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Upstream(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<Upstream> Start(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/site.css", () => Results.Text("body {}", "text/css"));
        app.MapGet("/not-found", () => Results.Text("There is nothing here for you.", statusCode: StatusCodes.Status404NotFound));
        app.MapGet("/plant-a-session", (HttpContext http, string cookie) =>
            http.Response.Headers.SetCookie = new[] { $"{cookie}=stolen; path=/", "language=es; path=/" });
        app.MapGet("/own-headers", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src *";
            http.Response.Headers.CacheControl = "public, max-age=600";
            http.Response.Headers.Server = "leaky/1.0";
            return "";
        });
        app.Map("/{**path}", (HttpContext http) => Results.Json(new Received(
            name,
            http.Request.Method,
            $"{http.Request.Path}{http.Request.QueryString}",
            http.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase))));
        await app.StartAsync();
        return new Upstream(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>What reached a server behind the gateway.</summary>
internal sealed record Received(string Server, string Method, string Path, Dictionary<string, string> Headers);
