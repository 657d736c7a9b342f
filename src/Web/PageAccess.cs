using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Platform.ServiceDefaults;

namespace Platform.Web;

/// <summary>
/// Who may open which page. Signed in is what every page asks unless it says otherwise, and a page of an organisation
/// asks for that organisation's token. What a role may see or do, the services decide: the pages only ask them.
/// </summary>
internal static class PageAccess
{
    /// <summary>The policy of pages under <c>/o/{Organization}</c>.</summary>
    public const string InOrganization = "in-organization";

    public static void AddPageAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            options.AddPolicy(InOrganization, policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => context.Resource is HttpContext http && IsFor(http)));
        });
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Answers>();
    }

    private static bool IsFor(HttpContext context) =>
        Guid.TryParse(context.GetRouteValue("Organization") as string, out var asked)
        && Caller.Of(context).OrganizationId == asked;

    private sealed class Answers : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler _otherwise = new();

        public Task HandleAsync(
            RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Challenged)
            {
                var asked = context.Request.Path + (HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString : default);
                return See.Other($"/sign-in?returnTo={Uri.EscapeDataString(asked)}").ExecuteAsync(context);
            }

            if (authorizeResult.Forbidden)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return _otherwise.HandleAsync(next, context, policy, authorizeResult);
        }
    }
}
