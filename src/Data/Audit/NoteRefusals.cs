using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>
/// Notes what signed-in callers are refused: a route that is not their role's (403), a thing that is not there or not
/// theirs (404: from within nobody can tell the two apart, which is the point), a rule (409).
/// </summary>
public static class NoteRefusals
{
    private static readonly Dictionary<string, AuditAction> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GET"] = AuditAction.Read,
        ["HEAD"] = AuditAction.Read,
        ["POST"] = AuditAction.Execute,
        ["PUT"] = AuditAction.Update,
        ["PATCH"] = AuditAction.Update,
        ["DELETE"] = AuditAction.Delete,
    };

    /// <summary>Notes what the routes behind it refuse. Routes that are not the process's own are to be kept from it.</summary>
    public static IApplicationBuilder UseRefusalTrail(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (RuleViolationException refused)
        {
            await Note(context, AuditOutcome.Refused, refused.Code);
            throw;
        }

        if (context.Response.StatusCode is StatusCodes.Status404NotFound && context.GetEndpoint() is RouteEndpoint)
            await Note(context, AuditOutcome.Denied, "request.not-found");
    });

    private static Task Note(HttpContext context, AuditOutcome outcome, string code)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return Task.CompletedTask;

        var (type, id) = Resource(context);
        return context.RequestServices.GetRequiredService<RefusalTrail>().Write(
            AuditEvent.Of(Caller.Of(context), Actions.GetValueOrDefault(context.Request.Method, AuditAction.Execute), type, id) with
            {
                Outcome = outcome,
                ReasonCodes = [code],
            });
    }

    /// <summary>
    /// The route's own words, as <c>cohorts.people.withdrawal</c>, and the last id in the address, whether or not there is such a thing.
    /// Never what the caller wrote: the words are those of the route's pattern.
    /// </summary>
    private static (string Type, Guid? Id) Resource(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint route) return ("unknown", null);

        var words = new StringBuilder();
        foreach (var part in route.RoutePattern.PathSegments.SelectMany(segment => segment.Parts))
            if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal)
                words.Append(words.Length > 0 ? "." : "").Append(literal.Content.ToLowerInvariant());

        var ids = route.RoutePattern.Parameters
            .Select(parameter => context.Request.RouteValues.GetValueOrDefault(parameter.Name) as string)
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null);
        return (words.Length > 0 ? words.ToString() : "unknown", ids.LastOrDefault(id => id is not null));
    }

    /// <summary>Notes a 403 before it is answered.</summary>
    internal sealed class OfAuthorization : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler _usual = new();

        public async Task HandleAsync(
            RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Forbidden) await Note(context, AuditOutcome.Denied, "request.not-your-role");
            await _usual.HandleAsync(next, context, policy, authorizeResult);
        }
    }
}
