using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Offerings;

namespace Platform.Training.Enrollments;

/// <summary>
/// Who comes to a session, and who waits, by name: to training staff all of them, to a director those of the own sites.
/// </summary>
internal static class ListPeople
{
    /// <param name="OrganizationName">Null while the directory's news of the organisation are on their way.</param>
    /// <param name="Affiliation">Where a guest says they are from.</param>
    public sealed record Item(
        Guid Id,
        Guid OrganizationId,
        string? OrganizationName,
        Guid? PersonId,
        string Name,
        string? Email,
        string? Affiliation,
        EnrollmentState State,
        DateTimeOffset EnrolledAt,
        int Version);

    internal sealed record Key(string Name, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        TrainingDb db,
        CancellationToken cancel,
        Guid? organizationId = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var known = await db.Sessions.AnyAsync(
            session => session.Id == id
                && (caller.IsNational || db.Offerings.Any(offering =>
                    offering.Id == session.OfferingId && offering.State == OfferingState.Published)),
            cancel);
        if (!known) return TypedResults.NotFound();

        var rows = await Query(db, id, caller, organizationId, after, take).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, last => new Key(last.Name, last.Id)));
    }

    internal static IQueryable<Item> Query(
        TrainingDb db, Guid sessionId, Caller caller, Guid? organizationId, string? after, int take)
    {
        var people = db.Enrollments
            .ReachedBy(caller, db)
            .Where(enrollment => enrollment.SessionId == sessionId && enrollment.State != EnrollmentState.Cancelled);
        if (organizationId is { } organization)
            people = people.Where(enrollment => enrollment.OrganizationId == organization);
        if (Page.TryRead<Key>(after, out var last))
            people = people.Where(enrollment => EF.Functions.GreaterThan(
                ValueTuple.Create(enrollment.Name, enrollment.Id), ValueTuple.Create(last.Name, last.Id)));
        return people
            .OrderBy(enrollment => enrollment.Name).ThenBy(enrollment => enrollment.Id)
            .Take(take + 1)
            .Select(enrollment => new Item(
                enrollment.Id,
                enrollment.OrganizationId,
                db.Organizations
                    .Where(known => known.OrganizationId == enrollment.OrganizationId)
                    .Select(known => known.Name)
                    .FirstOrDefault(),
                enrollment.PersonId,
                enrollment.Name,
                enrollment.Email,
                enrollment.Affiliation,
                enrollment.State,
                enrollment.EnrolledAt,
                enrollment.Version));
    }
}
