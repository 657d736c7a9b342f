using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Platform.ServiceDefaults;

/// <summary>
/// A request that could not be read: a body that is no JSON, a text where a date belongs. Answered as a shape that
/// failed validation is, with the field by name under <c>errors</c>; what was sent is not repeated.
/// </summary>
internal sealed partial class UnreadableRequestHandler(IProblemDetailsService problems, RefusalTexts texts)
    : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException unreadable) return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = unreadable.StatusCode;
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = FieldOf(unreadable) is { Length: > 0 } field
                ? new HttpValidationProblemDetails
                {
                    Status = unreadable.StatusCode,
                    Errors = { [field] = [texts.Sentence("request.field-unreadable", []) ?? ""] },
                }
                : new Microsoft.AspNetCore.Mvc.ProblemDetails { Status = unreadable.StatusCode },
        });
    }

    private static string? FieldOf(BadHttpRequestException unreadable) => unreadable.InnerException is JsonException json
        ? json.Path?.TrimStart('$', '.')
        : Parameter().Match(unreadable.Message).Groups["name"].Value;

    // The framework says the name of a parameter of the query or the path in its message, and nowhere else.
    [GeneratedRegex("""parameter "[^"]*?(?<name>\w+)" """)]
    private static partial Regex Parameter();
}
