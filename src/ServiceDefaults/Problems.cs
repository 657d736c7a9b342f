using System.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Platform.Domain;

namespace Platform.ServiceDefaults;

/// <summary>Every error is problem details: a sentence for the reader in their language, a stable code for a program.</summary>
public static class Problems
{
    private static readonly string[] Languages = ["en", "es"];

    private static readonly Dictionary<int, string> CodesByStatus = new()
    {
        [StatusCodes.Status400BadRequest] = "request.invalid",
        [StatusCodes.Status401Unauthorized] = "request.not-signed-in",
        [StatusCodes.Status403Forbidden] = "request.not-your-role",
        [StatusCodes.Status404NotFound] = "request.not-found",
        [StatusCodes.Status405MethodNotAllowed] = "request.method-not-allowed",
        [StatusCodes.Status413PayloadTooLarge] = "request.too-large",
        [StatusCodes.Status415UnsupportedMediaType] = "request.not-json",
        [StatusCodes.Status429TooManyRequests] = "request.too-many",
        [StatusCodes.Status500InternalServerError] = "request.failed",
        [StatusCodes.Status503ServiceUnavailable] = "request.unavailable",
    };

    /// <summary>Adds a process's own sentences: the resources named <paramref name="resources"/> in the assembly of <typeparamref name="T"/>.</summary>
    public static void AddRefusals<T>(this IHostApplicationBuilder builder, string resources) =>
        builder.Services.AddSingleton(new ResourceManager(resources, typeof(T).Assembly));

    internal static void AddProblems(this IHostApplicationBuilder builder)
    {
        builder.AddRefusals<RefusalTexts>("Platform.ServiceDefaults.Refusals");
        builder.Services.TryAddSingleton(services =>
        {
            var texts = new RefusalTexts();
            foreach (var resources in services.GetServices<ResourceManager>()) texts.Add(resources);
            return texts;
        });
        builder.Services.AddRequestLocalization(options => options
            .SetDefaultCulture(Languages[0])
            .AddSupportedCultures(Languages)
            .AddSupportedUICultures(Languages));
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        builder.Services.AddExceptionHandler<RefusalHandler>();
        // A body that cannot be read is the caller's to mend, in every environment alike: see UnreadableRequestHandler.
        builder.Services.AddExceptionHandler<UnreadableRequestHandler>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    internal static void UseProblems(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>The answer to a request that was refused with <paramref name="code"/>.</summary>
    public static ProblemDetails Refusal(int status, string code, IReadOnlyList<object> arguments) => new()
    {
        Status = status,
        Extensions = { ["code"] = code, ["arguments"] = arguments },
    };

    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (!problem.Extensions.TryGetValue("code", out var known))
        {
            known = CodesByStatus.GetValueOrDefault(problem.Status ?? 500);
            if (known is not null) problem.Extensions["code"] = known;
        }

        if (known is not string code) return;

        problem.Extensions.TryGetValue("arguments", out var given);
        var arguments = given as IReadOnlyList<object> ?? [];
        var texts = context.HttpContext.RequestServices.GetRequiredService<RefusalTexts>();
        problem.Title = texts.Sentence(code, arguments) ?? problem.Title;
        problem.Detail = null;
    }

    private sealed class RefusalHandler(IProblemDetailsService problems) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
        {
            var (status, code, arguments) = exception switch
            {
                RuleViolationException refused => (StatusCodes.Status409Conflict, refused.Code, refused.Arguments),
                RequestRefusedException refused => (refused.Status, refused.Code, refused.Arguments),
                _ => default,
            };
            if (code is null) return ValueTask.FromResult(false);

            context.Response.StatusCode = status;
            return problems.TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails = Refusal(status, code, arguments),
            });
        }
    }
}

/// <summary>A request was refused before any rule was asked: a precondition is missing or stale, a key was used before.</summary>
/// <param name="status">The HTTP status of the answer.</param>
/// <param name="code">Why, for a program. Part of the API: never renamed.</param>
public sealed class RequestRefusedException(int status, string code, params object[] arguments) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
