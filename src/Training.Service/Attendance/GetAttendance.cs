using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>How one enrolled person took part in a session.</summary>
internal static class GetAttendance
{
    public static async Task<Results<Ok<ListAttendance.Item>, NotFound>> Handle(
        Guid id, Guid enrollmentId, TrainingDb db, HttpResponse response, CancellationToken cancel)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } session)
            return TypedResults.NotFound();

        var rule = await db.AttendanceRules.AsNoTracking().SingleOrDefaultAsync(known => known.OfferingId == session.OfferingId, cancel)
            ?? new AttendanceRule { OfferingId = session.OfferingId };
        var found = await ListAttendance.Rows(db, id, rule.Required(session.Minutes))
            .SingleOrDefaultAsync(person => person.EnrollmentId == enrollmentId, cancel);
        if (found is null) return TypedResults.NotFound();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
