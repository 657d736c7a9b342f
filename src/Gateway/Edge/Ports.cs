using System.Globalization;

namespace Platform.Gateway.Edge;

/// <summary>
/// The gateway listens twice: for the world, and on loopback for the platform's own processes. Which of the two a request
/// came to is read from its connection; a Host header can say anything.
/// </summary>
internal sealed class Ports(int? inside)
{
    /// <summary>Also answers on the internal port; on the public one only if it says so with <see cref="Outside"/>.</summary>
    private sealed record AnswersInside(bool Outside);

    public bool IsInside(HttpContext context) => inside is { } port && context.Connection.LocalPort == port;

    /// <summary>Adds the internal port to the addresses that the server listens on anyway.</summary>
    public static Ports Listen(WebApplicationBuilder builder)
    {
        if (builder.Configuration["INTERNAL_PORT"] is not { Length: > 0 } setting) return new Ports(null);
        if (!int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > 65535)
            throw new InvalidOperationException($"The setting INTERNAL_PORT ('{setting}') must be a port.");

        var outside = builder.Configuration["urls"] ?? "http://localhost:5000";
        builder.WebHost.UseUrls(outside.Split(';').Append($"http://localhost:{port}").ToArray());
        return new Ports(port);
    }

    /// <summary>Every route is closed on the port that it is not for, as if it did not exist.</summary>
    public Task Separate(HttpContext context, RequestDelegate next)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<AnswersInside>();
        var open = IsInside(context) ? route is not null : route is null or { Outside: true };
        if (open) return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    internal static void Mark(IEndpointConventionBuilder route, bool outside) =>
        route.WithMetadata(new AnswersInside(outside));
}

internal static class PortsExtensions
{
    /// <summary>For the platform's own processes only.</summary>
    public static T AnswersInside<T>(this T route)
        where T : IEndpointConventionBuilder
    {
        Ports.Mark(route, outside: false);
        return route;
    }

    /// <summary>For the platform's own processes and for the world.</summary>
    public static T AnswersInsideAndOutside<T>(this T route)
        where T : IEndpointConventionBuilder
    {
        Ports.Mark(route, outside: true);
        return route;
    }
}
