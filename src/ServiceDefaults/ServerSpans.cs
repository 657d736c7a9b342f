using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Platform.ServiceDefaults;

/// <summary>
/// Gives the framework's server spans what .NET 10 leaves out: a name, the route, the status and whether it failed.
/// The route stands for the path, so that nothing that a path may carry (a token, a code) reaches a trace.
/// </summary>
internal static class ServerSpans
{
    public static void UseServerSpans(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Error pages run the request again under another route: the first is what was asked for.
        context.Response.OnStarting(() =>
        {
            Describe(context);
            return Task.CompletedTask;
        });
        await next(context);
        Describe(context);
    });

    private static void Describe(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span) return;

        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (route is not null)
        {
            span.DisplayName = $"{context.Request.Method} /{route.TrimStart('/')}";
            span.SetTag("http.route", route);
        }
        else
        {
            span.DisplayName = context.Request.Method;
        }

        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= 500) span.SetStatus(ActivityStatusCode.Error);
    }
}
