using Microsoft.AspNetCore.Http.Features;
using Platform.Web.Clients;

namespace Platform.Web;

/// <summary>The one form that takes a file, and the one file that is given out.</summary>
internal static class ReportUploads
{
    /// <summary>The largest report that is read.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The largest form with a report in it: what is a little too large is told so by its own page.</summary>
    public const int MaxForm = 5 * 1024 * 1024;

    /// <summary>In memory, whatever its size: a report names people, and a temporary file would outlive the request.</summary>
    public static void AddReportUploads(this WebApplicationBuilder builder) =>
        builder.Services.Configure<FormOptions>(form =>
        {
            form.MemoryBufferThreshold = MaxForm;
            form.MultipartBodyLengthLimit = MaxForm;
        });

    public static void MapAttendanceFile(this WebApplication app) => app
        .MapGet(
            "/o/{Organization:guid}/training/sessions/{id:guid}/attendance/file",
            async (Guid id, AttendanceClient attendance, CancellationToken cancel) =>
                TypedResults.File(await attendance.File(id, cancel), "text/csv; charset=utf-8", $"attendance-{id}.csv"))
        .RequireAuthorization(PageAccess.InOrganization);
}
