using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>
/// Reads a report of a session, sent as it is, and keeps what it says to be checked: nothing is attendance yet. The same file again is
/// the same import again.
/// </summary>
internal static class UploadReport
{
    /// <param name="Again">Whether this file was sent before, for this session.</param>
    public sealed record Response(Guid Id, bool Again);

    /// <param name="timeZone">The zone of the times in the file; the session's where none is named.</param>
    public static async Task<Results<Created<Response>, Ok<Response>, NotFound>> Handle(
        Guid id,
        HttpRequest request,
        TrainingDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel,
        string? timeZone = null)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } session)
            return TypedResults.NotFound();

        // In memory, and there only: what stands in it is people's names and addresses.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var file = body.ToArray();
        var hash = SHA256.HashData(file);
        if (await Sent(db, caller, id, hash, cancel) is { } before) return TypedResults.Ok(new Response(before, true));

        var import = AttendanceImport.Of(
            caller.OrganizationId!.Value,
            session,
            ReadZoomReport.From(file),
            hash,
            Zone(timeZone ?? session.TimeZone),
            caller.PersonId,
            clock.GetUtcNow());
        db.Add(import);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "attendance-import", import.Id));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException
        {
            ConstraintName: AttendanceImportMapping.OnceSent,
        })
        {
            throw AttendanceImport.BeingSent();
        }

        return TypedResults.Created($"/training/attendance-imports/{import.Id}", new Response(import.Id, false));
    }

    private static Task<Guid?> Sent(TrainingDb db, Caller caller, Guid sessionId, byte[] hash, CancellationToken cancel) =>
        db.AttendanceImports
            .Where(known => known.OrganizationId == caller.OrganizationId && known.SessionId == sessionId)
            .Where(known => known.FileHash == hash && known.State != ImportState.Undone)
            .Select(known => (Guid?)known.Id)
            .SingleOrDefaultAsync(cancel);

    /// <summary>Zones by their name of a place: "EST" would be one without summer time, and is meant by nobody.</summary>
    private static TimeZoneInfo Zone(string name) =>
        name.Contains('/', StringComparison.Ordinal)
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && zone.Id == name
            ? zone
            : throw AttendanceImport.UnknownTimeZone(name.Length > 60 ? name[..60] : name);
}
