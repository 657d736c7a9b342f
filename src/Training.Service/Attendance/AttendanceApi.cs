using Microsoft.AspNetCore.Mvc;
using Platform.Data;

namespace Platform.Training.Attendance;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class AttendanceApi
{
    public static void MapAttendance(this IEndpointRouteBuilder app)
    {
        var attendance = app.MapGroup("/training").WithTags("Attendance").RequireAuthorization(TrainingPolicies.KeepAttendance);

        attendance.MapGet("/sessions/{id:guid}/attendance", ListAttendance.Handle);
        attendance.MapGet("/sessions/{id:guid}/attendance/file", ExportAttendance.Handle);
        attendance.MapGet("/sessions/{id:guid}/attendance/{enrollmentId:guid}", GetAttendance.Handle);
        attendance.MapPut("/sessions/{id:guid}/attendance/{enrollmentId:guid}", RecordAttendance.Handle);
        attendance.MapPut("/offerings/{id:guid}/attendance-rule", DecideRule.Handle);

        app.MapGet("/training/attendance", ListOwnAttendance.Handle)
            .WithTags("Attendance")
            .RequireAuthorization(TrainingPolicies.ReadAttendance);

        // The one route that takes more than usual. What is larger still is refused before it is read; the gateway has the same limit.
        attendance.MapPost("/sessions/{id:guid}/attendance-imports", UploadReport.Handle)
            .WithMetadata(new RequestSizeLimitAttribute(ReportText.MaxBytes + 64 * 1024));
        attendance.MapGet("/attendance-imports/{id:guid}", GetImport.Handle);
        attendance.MapGet("/attendance-imports/{id:guid}/rows", ListImportRows.Handle);
        attendance.MapPut("/attendance-imports/{id:guid}/rows", DecideRows.Handle);
        attendance.MapPost("/attendance-imports/{id:guid}/save", SaveImport.Handle).Once();
        attendance.MapPost("/attendance-imports/{id:guid}/undo", UndoImport.Handle).Once();
    }
}
