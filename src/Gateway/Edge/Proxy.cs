using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Platform.Gateway.Edge;

/// <summary>
/// Sends each request on to whom it is for, with the platform's token for exactly what the caller is there. Routes and
/// the headers that may pass stand in appsettings.json: what is not named there stays outside.
/// </summary>
internal static class Proxy
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Connections are made anew after this long, so that replicas that came meanwhile get their share.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    public static void AddProxy(this IHostApplicationBuilder builder) => builder.Services
        .AddReverseProxy()
        .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
        .AddConfigFilter<Addresses>()
        .ConfigureHttpClient((_, handler) =>
        {
            handler.ConnectTimeout = ConnectTimeout;
            handler.PooledConnectionLifetime = ConnectionLifetime;
            handler.ActivityHeadersPropagator = new TraceParentOnly();
        })
        .AddTransforms(transforms =>
        {
            var services = transforms.Services;
            var (tokens, url) = (services.GetRequiredService<PlatformToken>(), services.GetRequiredService<PublicUrl>());
            transforms.AddRequestTransform(request => SayWhoAsks(request, tokens, url));
            transforms.AddResponseTransform(KeepOurCookies);
        });

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy => proxy.Use(SayWhatIsAway));

    private static async ValueTask SayWhoAsks(RequestTransformContext request, PlatformToken tokens, PublicUrl url)
    {
        var (context, headers) = (request.HttpContext, request.ProxyRequest.Headers);
        headers.Authorization = context.User.HasClaim(claim => claim.Type == PlatformClaims.Subject)
            ? new AuthenticationHeaderValue("Bearer", await tokens.For(context.User, context.RequestAborted))
            : null;
        headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        headers.TryAddWithoutValidation("X-Forwarded-Host", url.Address.Authority);
        headers.TryAddWithoutValidation("X-Forwarded-Proto", url.Address.Scheme);

        // The session is between the browser and the gateway. Where cookies pass at all, it does not.
        if (!headers.Remove(HeaderNames.Cookie)) return;

        var session = url.CookieName("session");
        var others = context.Request.Headers.Cookie
            .SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cookie => !cookie.StartsWith(session, StringComparison.Ordinal))
            .ToArray();
        if (others is not []) headers.TryAddWithoutValidation(HeaderNames.Cookie, string.Join("; ", others));
    }

    /// <summary>Nobody behind the gateway signs anybody in.</summary>
    private static ValueTask KeepOurCookies(ResponseTransformContext response)
    {
        var session = response.HttpContext.RequestServices.GetRequiredService<PublicUrl>().CookieName("session");
        var cookies = response.HttpContext.Response.Headers.SetCookie;
        if (cookies.Any(cookie => cookie!.StartsWith(session, StringComparison.Ordinal)))
            response.HttpContext.Response.Headers.SetCookie =
                cookies.Where(cookie => !cookie!.StartsWith(session, StringComparison.Ordinal)).ToArray();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// A process that cannot be reached is away for a moment, which is a 503 with a sentence; one that answers too late
    /// stays a 504: it may have done what was asked.
    /// </summary>
    private static async Task SayWhatIsAway(HttpContext context, Func<Task> next)
    {
        await next();

        if (context.Response.HasStarted || context.GetForwarderErrorFeature() is not { } failed) return;

        context.Response.StatusCode = failed.Error switch
        {
            ForwarderError.Request or ForwarderError.NoAvailableDestinations => StatusCodes.Status503ServiceUnavailable,
            _ => context.Response.StatusCode,
        };
        if (context.Response.StatusCode is StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
    }

    /// <summary>Puts the addresses that the AppHost hands out (<c>services:cohorts:http:0</c>) for the names in appsettings.json.</summary>
    private sealed class Addresses(IConfiguration configuration) : IProxyConfigFilter
    {
        public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig cluster, CancellationToken cancel)
        {
            if (configuration[$"services:{cluster.ClusterId}:http:0"] is not { Length: > 0 } address)
                return ValueTask.FromResult(cluster);

            return ValueTask.FromResult(cluster with
            {
                Destinations = cluster.Destinations!.ToDictionary(
                    destination => destination.Key,
                    destination => destination.Value with { Address = address }),
            });
        }

        public ValueTask<RouteConfig> ConfigureRouteAsync(
            RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) => ValueTask.FromResult(route);
    }

    /// <summary>Lets a trace go on behind the gateway, and nothing else that a caller may have hung on to it.</summary>
    private sealed class TraceParentOnly : DistributedContextPropagator
    {
        public override IReadOnlyCollection<string> Fields { get; } = [HeaderNames.TraceParent];

        public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
        {
            if (activity?.Id is { } id) setter?.Invoke(carrier, HeaderNames.TraceParent, id);
        }

        public override void ExtractTraceIdAndState(
            object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
            (traceId, traceState) = (null, null);

        public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(
            object? carrier, PropagatorGetterCallback? getter) => null;
    }
}
