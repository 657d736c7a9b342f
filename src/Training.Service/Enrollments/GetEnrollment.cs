using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

internal static class GetEnrollment
{
    public sealed record Response(
        Guid Id,
        Guid OrganizationId,
        Guid? PersonId,
        string Name,
        string? Affiliation,
        EnrollmentState State,
        DateTimeOffset EnrolledAt,
        Guid SessionId,
        int SessionNumber,
        string? SessionTitle,
        Guid OfferingId,
        string OfferingTitle,
        When When,
        SessionState SessionState,
        int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, TrainingDb db, HttpResponse http, CancellationToken cancel)
    {
        var enrollment = await db.Enrollments
            .ReachedBy(caller, db)
            .AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (enrollment is null) return TypedResults.NotFound();

        var session = await db.Sessions.AsNoTracking().SingleAsync(known => known.Id == enrollment.SessionId, cancel);
        var offering = await db.Offerings.AsNoTracking().SingleAsync(known => known.Id == session.OfferingId, cancel);
        http.SetVersion(enrollment.Version);
        return TypedResults.Ok(new Response(
            id,
            enrollment.OrganizationId,
            enrollment.PersonId,
            enrollment.Name,
            enrollment.Affiliation,
            enrollment.State,
            enrollment.EnrolledAt,
            session.Id,
            session.Number,
            session.Text.Title,
            offering.Id,
            offering.Title,
            When.Of(session),
            session.State,
            enrollment.Version));
    }
}
