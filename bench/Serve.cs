using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>The bare servers that others are measured with or against, as processes of their own: this program, called with <c>serve</c>.</summary>
internal static class Serve
{
    // The framework's own processes collect garbage for a server; so must those that are compared with them.
    private static readonly Dictionary<string, string> AsServer = new() { ["DOTNET_gcServer"] = "1" };

    /// <summary>A small page, as fast as Kestrel gives it.</summary>
    public static Task<Uri> Upstream() => Start("upstream");

    /// <summary>A page of credentials straight from the statement.</summary>
    public static Task<Uri> List(string application) => Start("list", application);

    public static async Task<int> Run(string[] arguments)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls(arguments[1]);
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/health", context => Task.CompletedTask);
        if (arguments is ["list", _, var application]) Lists.MapBare(app, NpgsqlDataSource.Create(application));
        else app.MapGet("/{**rest}", context => context.Response.WriteAsJsonAsync(Page, context.RequestAborted));
        await app.RunAsync();
        return 0;
    }

    private static readonly JsonElement Page = JsonSerializer.SerializeToElement(new
    {
        items = Enumerable.Range(1, 5).Select(number => new { number, name = "a small page", from = "a small server" }),
    });

    private static async Task<Uri> Start(string what, params string[] more)
    {
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var folder = Directory.CreateTempSubdirectory($"platform-bench-{what}-").FullName;
        var process = ServerProcess.Start(
            folder, "KILL", [Environment.ProcessPath!, "serve", what, address.ToString(), .. more], AsServer);
        await ServiceProcess.Answers(process, new Uri(address, "/health"));
        return address;
    }
}
