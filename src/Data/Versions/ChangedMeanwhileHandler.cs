using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>Two writers met within one moment: the second is told so as if it had come later, 412.</summary>
internal sealed class ChangedMeanwhileHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException) return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = Problems.Refusal(StatusCodes.Status412PreconditionFailed, "version.stale", []),
        });
    }
}
