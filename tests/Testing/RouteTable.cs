using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Platform.ServiceDefaults;

namespace Platform.Testing;

/// <summary>A route and who may use it.</summary>
/// <param name="Pattern">The path without the constraints of its parameters, as <c>/cohorts/{id}</c>.</param>
/// <param name="Policy">The policy's name, "anyone" where none is needed, "nobody" where it was forgotten.</param>
/// <param name="Roles">The roles that the policy lets through, in the alphabet's order.</param>
public sealed record GuardedRoute(string Method, string Pattern, string Policy, string Roles);

/// <summary>The routes that a service has, and those that docs/roles.md says it has.</summary>
public static class RouteTable
{
    private static readonly string[] EveryServices = ["/health", "/alive", "/openapi/{documentName}.json"];

    /// <summary>The routes of a running service, but for the few that every process has.</summary>
    public static async Task<IReadOnlyList<GuardedRoute>> Of(IServiceProvider services)
    {
        List<GuardedRoute> routes = [];
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = Plain(endpoint);
            if (EveryServices.Contains(pattern)) continue;

            var (policy, roles) = await Guard(endpoint, policies);
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];
            routes.AddRange(methods.Select(method => new GuardedRoute(method, pattern, policy, roles)));
        }

        return routes;
    }

    /// <summary>The lines of the table under the heading <paramref name="service"/>.</summary>
    public static async Task<IReadOnlyList<GuardedRoute>> Documented(string service)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository(), "docs", "roles.md"));
        return
        [
            .. lines
                .SkipWhile(line => line != $"## {service}")
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Replace("`", "", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries)[1..^1])
                .Select(cells => new GuardedRoute(cells[0], cells[1], cells[2], InOrder(cells[3].Split(", ")))),
        ];
    }

    private static async Task<(string Policy, string Roles)> Guard(Endpoint endpoint, IAuthorizationPolicyProvider policies)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return ("anyone", "");
        if (endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not { } name) return ("nobody", "");

        var policy = await policies.GetPolicyAsync(name)
            ?? throw new InvalidOperationException($"There is no policy named {name}.");
        var roles = policy.Requirements
            .OfType<ClaimsAuthorizationRequirement>()
            .Where(claim => claim.ClaimType == PlatformClaims.Roles)
            .SelectMany(claim => claim.AllowedValues ?? []);
        return (name, InOrder(roles));
    }

    private static string Plain(RouteEndpoint endpoint)
    {
        var segments = endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
                _ => "",
            })));
        return $"/{string.Join('/', segments)}";
    }

    private static string InOrder(IEnumerable<string> roles) => string.Join(", ", roles.Order(StringComparer.Ordinal));

    /// <summary>The folder that holds the solution.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Platform.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
