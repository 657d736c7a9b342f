using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>
/// Takes a report back whole, with the enrolments that were made for its rows. What other reports say and what was recorded by hand
/// stays, and so do the people who have such a record.
/// </summary>
internal static class UndoImport
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IfMatch seen, TrainingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await ImportReading.Of(db, id, caller, cancel) is not { } reading) return TypedResults.NotFound();

        var (import, now) = (reading.Import, clock.GetUtcNow());
        import.Require(seen);
        import.RefuseToUndo(now);
        var session = (await db.Hold(import.SessionId, cancel))!;
        await SaveImport.Write(import, session, [], db, cancel);
        await RemoveNewcomers(import, session, db, cancel);

        await db.ActFor(caller.OrganizationId!.Value, cancel);
        import.Undo(caller.PersonId, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Execute, "attendance-import", id) with { ReasonCodes = ["undone"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task RemoveNewcomers(
        AttendanceImport import, Session session, TrainingDb db, CancellationToken cancel)
    {
        foreach (var entry in import.Entries.Where(entry => entry.MadeEnrollment))
        {
            var (organization, id) = (entry.ChosenOrganizationId!.Value, entry.ChosenId!.Value);
            await db.ActFor(organization, cancel);
            var presence = await db.Presences
                .Include(known => known.Reports)
                .SingleOrDefaultAsync(known => known.OrganizationId == organization && known.Id == id, cancel);
            if (presence is { HandState: not null } or { Reports: not [] }) continue;

            if (presence is not null) db.Remove(presence);
            await db.SaveChangesAsync(cancel);
            await db.Enrollments
                .Where(known => known.OrganizationId == organization && known.Id == id)
                .ExecuteDeleteAsync(cancel);
            if (entry.TookSeat)
                await db.Database.ExecuteSqlAsync($"UPDATE sessions SET taken = taken - 1 WHERE id = {session.Id}", cancel);
        }
    }
}
