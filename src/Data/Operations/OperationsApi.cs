using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Data;

/// <summary>
/// What every service lets the national centre's operations staff see and mend of its own machinery: outbox, queues, error
/// queues, audit trail. No participant's data: a message's body and a failure's text are never shown.
/// </summary>
public static class OperationsApi
{
    public const string Policy = "operations";

    /// <summary>When this process began: what a page calls "since".</summary>
    internal static DateTimeOffset Since { get; } = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    internal static string Version { get; } =
        (Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "")
        .Split('+')[0];

    /// <summary>Adds the routes below the service's own prefix.</summary>
    public static void MapOperations(this IEndpointRouteBuilder service)
    {
        var operations = service.MapGroup("/operations").WithTags("Operations").RequireAuthorization(Policy);

        operations.MapGet("/", GetOperations.Handle);
        operations.MapGet("/parked", ListParked.Handle);
        operations.MapPost("/parked/{sequence:long}/release", ReleaseParked.Handle).Once();
        operations.MapGet("/errors", ListErrors.Handle);
        operations.MapPost("/errors/{messageId:guid}/resend", ResendError.Handle)
            .Once()
            .ProducesProblem(StatusCodes.Status409Conflict);
        operations.MapGet("/audit", ListAuditEvents.Handle);
    }
}
