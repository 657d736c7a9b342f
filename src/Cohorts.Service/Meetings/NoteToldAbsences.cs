using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>Notes who has said that they will be away from a meeting: all of them, each time.</summary>
internal static class NoteToldAbsences
{
    public sealed record Request(
        [Required, MaxLength(RecordAttendance.MostPeople)] IReadOnlyList<Guid> ParticipantIds);

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
        var (meetings, now) = (db.Meetings.Include(known => known.ToldAbsences), clock.GetUtcNow());
        if (await db.FindForChange(meetings, id, meetingId, caller, now, cancel) is not { } found)
            return TypedResults.NotFound();
        found.Meeting.Require(seen);

        found.Meeting.ExpectWithout(request.ParticipantIds.ToHashSet(), found.Day, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "meeting", meetingId) with { ReasonCodes = ["absences-told"] });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(found.Meeting.Version);
        return TypedResults.NoContent();
    }
}
