using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Web.Clients;
using Platform.Web.Components;

namespace Platform.Web;

/// <summary>Every error is problem details; to a browser, it is a page that says what happened and what was kept.</summary>
internal static partial class ProblemPages
{
    public static void AddProblemPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProblemDetailsWriter, PageWriter>();
        builder.Services.Configure<ExceptionHandlerOptions>(options =>
        {
            options.StatusCodeSelector = exception => exception switch
            {
                NotYoursException => StatusCodes.Status404NotFound,
                ServiceFailedException => StatusCodes.Status503ServiceUnavailable,
                BadHttpRequestException unreadable => unreadable.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            };
            // That something is not there for a reader is an answer, and a service's silence has its own line below.
            options.SuppressDiagnosticsCallback = context =>
                context.Exception is NotYoursException or ServiceFailedException;
        });
    }

    /// <summary>A form of somebody else's session, or from before the keys changed, is not acted upon: it is shown to be stale.</summary>
    public static void UseStaleFormPage(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } refused) return next(context);

        // The token stands in the form, and a form that is too large is not read as far as that.
        context.Response.StatusCode = refused.Error?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            ? StatusCodes.Status413PayloadTooLarge
            : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private sealed partial class PageWriter(IServiceScopeFactory scopes, ILogger<PageWriter> log) : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) =>
            context.HttpContext.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

        public async ValueTask WriteAsync(ProblemDetailsContext context)
        {
            var http = context.HttpContext;
            var number = ServiceHttp.Number;
            if (context.Exception is ServiceFailedException) ServiceFailed(log, number, context.Exception.Message);

            // Components that were at work when it happened keep their state to themselves.
            await using var scope = scopes.CreateAsyncScope();
            http.RequestServices = scope.ServiceProvider;
            await new RazorComponentResult<ProblemPage>(new { Status = http.Response.StatusCode, Number = number })
            {
                StatusCode = http.Response.StatusCode,
            }.ExecuteAsync(http);
        }

        [LoggerMessage(Level = LogLevel.Warning, Message = "A page could not be shown, number {Number}: {Why}")]
        private static partial void ServiceFailed(ILogger log, string number, string why);
    }
}
