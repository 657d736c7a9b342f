using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>
/// Commands that must not happen twice: a repeated <c>Idempotency-Key</c> gets the first answer again and changes
/// nothing. 400 <c>idempotency.key-missing</c> or <c>idempotency.key-unreadable</c>; 409 <c>idempotency.busy</c> while the
/// first is under way; 422 <c>idempotency.other-request</c> when the key was used for something else.
/// </summary>
public static class Idempotency
{
    public const string Header = "Idempotency-Key";
    private const int MaxKey = 100;

    /// <summary>Makes the route's commands happen once for each key. The handler's answer must hold ids only.</summary>
    public static RouteHandlerBuilder Once(this RouteHandlerBuilder route) => route
        .AddEndpointFilter(HandleOnce)
        .WithMetadata(new OnceMetadata());

    /// <summary>Marks a route that needs an <c>Idempotency-Key</c>, for whoever calls all routes.</summary>
    public sealed record OnceMetadata;

    /// <summary>Lets the filter read the body again after the handler's arguments were bound from it.</summary>
    internal static Task KeepBody(HttpContext context, RequestDelegate next)
    {
        // In memory, whatever its size: a body may name people, and a temporary file would outlive the request.
        if (context.Request.Headers.ContainsKey(Header))
            context.Request.EnableBuffering(bufferThreshold: ServiceDefaults.ServiceDefaults.MaxRequestBody);
        return next(context);
    }

    private static async ValueTask<object?> HandleOnce(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var cancel = http.RequestAborted;
        var db = http.RequestServices.GetRequiredService<ServiceDb>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var scope = Scope(http, ReadKey(http));
        var request = await HashRequest(http, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var alone = await db.Database
            .SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({scope}, 0)) AS "Value" """)
            .SingleAsync(cancel);
        if (!alone) throw new RequestRefusedException(StatusCodes.Status409Conflict, "idempotency.busy");

        if (await db.HandledCommands.AsNoTracking().SingleOrDefaultAsync(done => done.Scope == scope, cancel) is { } first)
        {
            return first.RequestHash.AsSpan().SequenceEqual(request)
                ? new Repeated(first.Status, first.Location, first.Answer)
                : throw new RequestRefusedException(
                    StatusCodes.Status422UnprocessableEntity, "idempotency.other-request");
        }

        var answer = await next(invocation);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        var status = (result as IStatusCodeHttpResult)?.StatusCode ?? http.Response.StatusCode;
        // A refused command is not remembered; nor is one whose arguments could not be bound, which left its status and no answer.
        if (status >= 400 || http.Response.StatusCode >= 400) return answer;

        db.HandledCommands.Add(new HandledCommand
        {
            Scope = scope,
            RequestHash = request,
            Status = status,
            Location = result?.GetType().GetProperty("Location")?.GetValue(result) as string,
            Answer = (result is IResult ? (result as IValueHttpResult)?.Value : result) is { } value
                ? JsonSerializer.Serialize(value, JsonSerializerOptions.Web)
                : null,
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return answer;
    }

    private static string ReadKey(HttpContext http)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, "idempotency.key-missing");
        if (key.Length > MaxKey || !key.All(letter => letter is > ' ' and < '\x7f'))
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, "idempotency.key-unreadable", MaxKey);
        return key;
    }

    private static string Scope(HttpContext http, string key)
    {
        var caller = Caller.Of(http);
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return $"{caller.OrganizationId}/{caller.PersonId}/{http.Request.Method} {route}/{key}";
    }

    private static async Task<byte[]> HashRequest(HttpContext http, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n"));
        http.Request.Body.Position = 0;
        var buffer = new byte[4096];
        while (await http.Request.Body.ReadAsync(buffer, cancel) is > 0 and var read) hash.AppendData(buffer, 0, read);
        return hash.GetHashAndReset();
    }

    private sealed class Repeated(int status, string? location, string? answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            if (location is not null) httpContext.Response.Headers.Location = location;
            if (answer is null) return Task.CompletedTask;

            httpContext.Response.ContentType = "application/json; charset=utf-8";
            return httpContext.Response.WriteAsync(answer, httpContext.RequestAborted);
        }
    }
}
