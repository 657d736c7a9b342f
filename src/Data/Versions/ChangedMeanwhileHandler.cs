using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>Two writers met within one moment: the second is told so as if it had come later, 412.</summary>
internal sealed class ChangedMeanwhileHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbUpdateConcurrencyException && !BothAddedTheSamePart(exception))
            return ValueTask.FromResult(false);

        httpContext.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = Problems.Refusal(StatusCodes.Status412PreconditionFailed, "version.stale", []),
        });
    }

    /// <summary>
    /// Both saw the aggregate without a part and added it: the row is refused before the versions are compared.
    /// </summary>
    private static bool BothAddedTheSamePart(Exception exception) =>
        exception is DbUpdateException
        {
            InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: { } table },
        } failed
        && failed.Entries.Any(entry => entry.Metadata.GetTableName() == table
            && entry.Metadata.Kind() is TableKind.Organization
            && entry.Entity is not Aggregate);
}
