using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>Keeps what somebody decided about rows of a report, all of it or nothing; it becomes attendance when it is saved.</summary>
internal static class DecideRows
{
    public sealed record Request([Required, MinLength(1), MaxLength(Page.MaxSize)] IReadOnlyList<Row> Rows);

    /// <param name="OrganizationId">Of whom <paramref name="PersonId"/> names.</param>
    /// <param name="PersonId">The enrolment of who it is; to enroll, the person's id in the directory.</param>
    /// <param name="Minutes">Where the file does not tell them; empty means not known.</param>
    public sealed record Row(
        [Required] Guid? Id,
        [Required] Choice? Choice,
        Guid? OrganizationId,
        Guid? PersonId,
        [Range(0, Session.MaxMinutes)] int? Minutes,
        bool Remember);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, IfMatch seen, TrainingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await ImportReading.Of(db, id, caller, cancel) is not { } reading) return TypedResults.NotFound();

        reading.Import.Require(seen);
        foreach (var row in request.Rows)
        {
            if (!await Exists(row, reading, db, cancel)) throw AttendanceImport.NotEnrolled();

            reading.Import.Decide(
                row.Id!.Value,
                new Decision(row.Choice!.Value, row.OrganizationId, row.PersonId, row.Minutes, row.Remember),
                caller.PersonId,
                clock.GetUtcNow());
        }

        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "attendance-import", id) with { ReasonCodes = ["decided"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<bool> Exists(Row row, ImportReading reading, TrainingDb db, CancellationToken cancel) =>
        row.Choice switch
        {
            Choice.Person => reading.Person(row.OrganizationId, row.PersonId) is not null,
            Choice.Enroll => await db.Staff.AnyAsync(
                person => person.OrganizationId == row.OrganizationId && person.Id == row.PersonId
                    && person.Memberships.Any(membership => membership.Active),
                cancel),
            _ => true,
        };
}
