using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.ServiceDefaults;

/// <summary>
/// Named policies: which roles may use a route. A route without one is refused to everybody, so that a forgotten
/// line closes a door instead of opening it. docs/roles.md is the same table for readers, and a test compares them.
/// </summary>
public static class Policies
{
    /// <summary>Adds a policy that lets any of <paramref name="roles"/> through, held in the organisation of the token.</summary>
    public static IServiceCollection AddPolicy(this IServiceCollection services, string name, params string[] roles) =>
        services.AddAuthorization(options => options.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .RequireClaim(PlatformClaims.Organization)
            .RequireClaim(PlatformClaims.Roles, roles)));

    /// <summary>Adds a policy for the national centre's staff: the roles, and a token that says they act for the centre.</summary>
    public static IServiceCollection AddNationalPolicy(
        this IServiceCollection services, string name, params string[] roles) =>
        services.AddAuthorization(options => options.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .RequireClaim(PlatformClaims.Organization)
            .RequireClaim(PlatformClaims.Scope, PlatformClaims.NationalScope)
            .RequireClaim(PlatformClaims.Roles, roles)));

    /// <summary>Closes every route that names no policy and is not open to all. What is no route at all stays a 404.</summary>
    public static IServiceCollection RefuseRoutesWithoutPolicy(this IServiceCollection services) =>
        services.AddAuthorization(options =>
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(IsNoRoute).Build());

    private static bool IsNoRoute(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext request && request.GetEndpoint() is null;

}
