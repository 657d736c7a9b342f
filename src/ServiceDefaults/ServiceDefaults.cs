using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Platform.ServiceDefaults;

/// <summary>What every process of the platform does alike. Nothing here knows any one service, or a database.</summary>
public static class ServiceDefaults
{
    /// <summary>The largest request body a process takes unless a route says otherwise, in bytes.</summary>
    public const int MaxRequestBody = 256 * 1024;

    /// <summary>Adds the clock, telemetry, health, problem details in the reader's language, and the OpenAPI document.</summary>
    public static void AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        // In every environment, or a service would start in one and not in another.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        builder.Services.AddSingleton(PlatformClock.For(builder.Environment, builder.Configuration));
        builder.AddTelemetry();
        builder.AddProblems();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        builder.AddApiDocument();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBody;
        });
    }

    /// <summary>The pipeline before a process's own routes, and the routes that every process has: /health, /alive, /openapi/v1.json.</summary>
    /// <param name="beforeAuthorization">What a process does once it knows who calls, and before it decides whether they may.</param>
    public static void UseServiceDefaults(
        this WebApplication app, Action<IApplicationBuilder>? beforeAuthorization = null)
    {
        app.UseServerSpans();
        app.UseProblems();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null)
        {
            app.UseAuthentication();
            beforeAuthorization?.Invoke(app);
            app.UseAuthorization();
        }

        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") })
            .AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
    }
}
