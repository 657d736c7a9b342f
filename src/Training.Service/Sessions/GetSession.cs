using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;
using Platform.Training.Enrollments;
using Platform.Training.Offerings;

namespace Platform.Training.Sessions;

/// <summary>A session as training staff see it.</summary>
internal static class GetSession
{
    /// <param name="Waiting">How many wait for a place.</param>
    /// <param name="Organizations">How many organisations have somebody in it.</param>
    public sealed record Response(
        Guid Id,
        Guid OfferingId,
        string OfferingTitle,
        OfferingKind Kind,
        string Language,
        OfferingState OfferingState,
        int Number,
        SessionText Text,
        When When,
        SessionState State,
        string? CancelReason,
        int? Capacity,
        int Taken,
        int Waiting,
        int Organizations,
        string? JoinLink,
        string? SlidesLink,
        string? RecordingLink,
        int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, TrainingDb db, HttpResponse http, CancellationToken cancel)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } session)
            return TypedResults.NotFound();

        var offering = await db.Offerings.AsNoTracking().SingleAsync(known => known.Id == session.OfferingId, cancel);
        var waiting = await db.Set<WaitingPlace>().CountAsync(place => place.SessionId == id, cancel);
        var organizations = await db.Enrollments
            .Where(enrollment => enrollment.SessionId == id && enrollment.State == EnrollmentState.Enrolled)
            .Select(enrollment => enrollment.OrganizationId)
            .Distinct()
            .CountAsync(cancel);
        http.SetVersion(session.Version);
        return TypedResults.Ok(new Response(
            id,
            offering.Id,
            offering.Title,
            offering.Kind,
            offering.Language,
            offering.State,
            session.Number,
            session.Text,
            When.Of(session),
            session.State,
            session.CancelReason,
            session.Capacity,
            session.Taken,
            waiting,
            organizations,
            session.JoinLink,
            session.SlidesLink,
            session.RecordingLink,
            session.Version));
    }
}
