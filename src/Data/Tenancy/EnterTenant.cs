using Microsoft.AspNetCore.Http;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>Enters the organisation of the caller's token, for the length of the request.</summary>
internal static class EnterTenant
{
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var caller = Caller.Of(context);
        if (context.User.Identity is { IsAuthenticated: true } && caller.OrganizationId is { } organization)
            ((Tenant)context.RequestServices.GetService(typeof(Tenant))!).Enter(organization, caller.IsNational);
        return next(context);
    }
}
