using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>Records who was at a meeting, of all people at once. Who is not named is not recorded.</summary>
internal static class RecordAttendance
{
    public const int MostPeople = 100;

    /// <param name="Visitors">How many came who are not of the group.</param>
    /// <param name="Replace">Takes back that the meeting did not happen.</param>
    public sealed record Request(
        [Required, MaxLength(MostPeople)] IReadOnlyList<Entry> People,
        [Range(0, Meeting.MostVisitors)] int Visitors,
        bool Replace) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            // JSON may bring a null where no entry can be one.
            if (People.Any(entry => entry is null))
                yield return new ValidationResult(Limits.Sentence("field.person-missing"), [nameof(People)]);
            else if (People.GroupBy(entry => entry.ParticipantId).Any(same => same.Count() > 1))
                yield return new ValidationResult(Limits.Sentence("field.person-twice"), [nameof(People)]);
        }
    }

    public sealed record Entry([Required] Guid? ParticipantId, [Required] Mark? Mark);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid meetingId,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var (meetings, now) = (db.Meetings.Include(known => known.Attendances), clock.GetUtcNow());
        if (await db.FindForChange(meetings, id, meetingId, caller, now, cancel) is not { } found)
            return TypedResults.NotFound();
        found.Meeting.Require(seen);

        var marks = request.People.ToDictionary(entry => entry.ParticipantId!.Value, entry => entry.Mark!.Value);
        found.Meeting.RecordAttendance(marks, request.Visitors, request.Replace, found.Day, caller.PersonId, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "meeting", meetingId) with { ReasonCodes = ["attendance-recorded"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(found.Meeting.Version);
        return TypedResults.NoContent();
    }
}
