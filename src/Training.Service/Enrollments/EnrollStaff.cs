using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Directory;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>
/// Enrols people who work in an organisation in sessions of an offering: all of them or none, but for those who are in
/// already. A director enrols people of the own sites before a session begins; training staff enrol anybody's, also
/// afterwards.
/// </summary>
internal static class EnrollStaff
{
    private const int MostPeople = 25;
    private const int MostSessions = 20;

    /// <param name="OrganizationId">Whose people they are; the caller's own organisation where none is named.</param>
    /// <param name="SessionIds">All that are still to come where none is named.</param>
    /// <param name="WaitIfFull">Whether those for whom there is no place wait for one.</param>
    public sealed record Request(
        Guid? OrganizationId,
        [Required] Guid? OfferingId,
        [MaxLength(MostSessions)] IReadOnlyList<Guid>? SessionIds,
        [Required, MinLength(1), MaxLength(MostPeople)] IReadOnlyList<Guid> PersonIds,
        bool WaitIfFull);

    public sealed record Response(IReadOnlyList<Made> Enrollments);

    public sealed record Made(Guid Id, Guid SessionId, Guid PersonId, bool Waiting);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Request request, Caller caller, TrainingDb db, SessionMails mails, TimeProvider clock, CancellationToken cancel)
    {
        var (organization, now) = (request.OrganizationId ?? caller.OrganizationId!.Value, clock.GetUtcNow());
        if (organization != caller.OrganizationId && !caller.IsNational) return TypedResults.NotFound();
        var offering = await db.Offerings.SingleOrDefaultAsync(known => known.Id == request.OfferingId!.Value, cancel);
        if (offering is null || (!offering.IsPublished && !caller.IsNational)) return TypedResults.NotFound();
        if (!offering.IsPublished) throw Offering.NotPublished();
        if (await SessionsToEnrollIn(request, db, now, cancel) is not { } sessionIds) return TypedResults.NotFound();

        if (caller.IsNational) await db.ActFor(organization, cancel);
        var wanted = request.PersonIds.Distinct().ToArray();
        var people = await db.Staff
            .ReachedBy(caller, organization)
            .Include(person => person.Memberships)
            .Where(person => wanted.Contains(person.Id))
            .OrderBy(person => person.Name)
            .ToListAsync(cancel);
        if (people.Count < wanted.Length) throw Enrollment.UnknownPerson();

        List<Enrollment> made = [];
        foreach (var sessionId in sessionIds)
        {
            // Held before it is looked at: its time is the one that everybody sees from here on.
            var session = (await db.Hold(sessionId, cancel))!;
            var enrolled = await Enroll(session, offering, people, request.WaitIfFull, caller, db, now, cancel);
            foreach (var enrollment in enrolled)
                mails.Tell(enrollment.HadToWait ? SessionNews.Waiting : SessionNews.Enrolled, enrollment, session, offering);
            made.AddRange(enrolled);
        }

        if (made is []) throw Enrollment.NobodyNew();
        foreach (var enrollment in made)
            db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "enrollment", enrollment.Id));

        await db.SaveNew(cancel);
        return TypedResults.Ok(new Response(
        [
            .. made.Select(enrollment => new Made(
                enrollment.Id,
                enrollment.SessionId,
                enrollment.PersonId!.Value,
                enrollment.HadToWait)),
        ]));
    }

    /// <summary>Saves new enrolments; the database decides between two that meet within one moment.</summary>
    internal static async Task SaveNew(this TrainingDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException broken)
        {
            throw broken.ConstraintName switch
            {
                EnrollmentMapping.OncePerson or EnrollmentMapping.OnceAddress => Enrollment.Already(),
                EnrollmentMapping.Key => Enrollment.IdTaken(),
                _ => failure,
            };
        }
    }

    /// <summary>In one order for everybody, so that two who hold sessions do not wait for each other.</summary>
    private static async Task<IReadOnlyList<Guid>?> SessionsToEnrollIn(
        Request request, TrainingDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var sessions = db.Sessions.Where(session => session.OfferingId == request.OfferingId!.Value);
        if (request.SessionIds is not { Count: > 0 } chosen)
            sessions = sessions.Where(session => session.State == SessionState.Planned && session.StartsAt > now);
        else
            sessions = sessions.Where(session => chosen.Contains(session.Id));

        var found = await sessions.OrderBy(session => session.Id).Select(session => session.Id).ToListAsync(cancel);
        if (request.SessionIds is { Count: > 0 } named) return found.Count == named.Distinct().Count() ? found : null;

        return found is [] ? throw Offering.NothingToCome() : found;
    }

    private static async Task<List<Enrollment>> Enroll(
        Session session,
        Offering offering,
        List<StaffMember> people,
        bool waitIfFull,
        Caller caller,
        TrainingDb db,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        if (caller.IsNational) session.RefuseIfCancelled();
        else session.RefuseIfClosed(now);

        var there = await db.Enrollments
            .Where(known => known.SessionId == session.Id && known.State != EnrollmentState.Cancelled)
            .Where(known => known.OrganizationId == people[0].OrganizationId && known.PersonId != null)
            .Select(known => known.PersonId!.Value)
            .ToHashSetAsync(cancel);
        var newcomers = people.Where(person => !there.Contains(person.Id)).ToArray();
        var places = await db.TakePlaces(session, newcomers.Length, waitIfFull, cancel);

        List<Enrollment> made = [];
        foreach (var person in newcomers)
            made.Add(Enrollment.Of(
                person, session.Id, offering.Language, waits: made.Count >= places, caller.PersonId, now));

        db.AddRange(made);
        foreach (var waiting in made.Where(enrollment => enrollment.HadToWait))
            await db.Wait(session, waiting.OrganizationId, waiting.Id, cancel);
        return made;
    }
}
