using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>
/// The sessions that somebody is enrolled in or waits for and that are not over. Who has a place sees here where the
/// session is joined, and nowhere else.
/// </summary>
internal static class ListMine
{
    public sealed record Item(
        Guid Id,
        Guid SessionId,
        Guid OfferingId,
        string OfferingTitle,
        int Number,
        string? Title,
        When When,
        EnrollmentState State,
        SessionState SessionState,
        string? JoinLink,
        IReadOnlyList<string> JoiningRule,
        string? JoiningHelp);

    private sealed record Key(DateTimeOffset StartsAt, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        Caller caller,
        TrainingDb db,
        TimeProvider clock,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var now = clock.GetUtcNow();
        var mine = db.Enrollments
            .Where(enrollment => enrollment.OrganizationId == caller.OrganizationId)
            .Where(enrollment => enrollment.PersonId == caller.PersonId && enrollment.State != EnrollmentState.Cancelled)
            .Join(
                db.Sessions.Where(session => session.EndsAt > now),
                enrollment => enrollment.SessionId,
                session => session.Id,
                (enrollment, session) => new { enrollment, session });
        if (Page.TryRead<Key>(after, out var last))
            mine = mine.Where(found => EF.Functions.GreaterThan(
                ValueTuple.Create(found.session.StartsAt, found.enrollment.Id),
                ValueTuple.Create(last.StartsAt, last.Id)));

        var rows = await mine
            .OrderBy(found => found.session.StartsAt).ThenBy(found => found.enrollment.Id)
            .Take(take + 1)
            .Join(
                db.Offerings,
                found => found.session.OfferingId,
                offering => offering.Id,
                (found, offering) => new { found.enrollment, found.session, offering })
            .OrderBy(found => found.session.StartsAt).ThenBy(found => found.enrollment.Id)
            .AsNoTracking()
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, row => new Key(row.session.StartsAt, row.enrollment.Id));
        return TypedResults.Ok(new Page<Item>(
            [.. page.Items.Select(row => ItemOf(row.enrollment, row.session, row.offering))], page.Next));
    }

    private static Item ItemOf(Enrollment enrollment, Session session, Offering offering) => new(
        enrollment.Id,
        session.Id,
        offering.Id,
        offering.Title,
        session.Number,
        session.Text.Title,
        When.Of(session),
        enrollment.State,
        session.State,
        enrollment.State is EnrollmentState.Enrolled && session.State is SessionState.Planned ? session.JoinLink : null,
        offering.Text.JoiningRule,
        offering.Text.JoiningHelp);
}
