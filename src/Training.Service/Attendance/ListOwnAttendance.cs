using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Enrollments;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>
/// How the people of an organisation took part in sessions that are over, the last one first: a director sees those of the
/// own sites, training staff those of the organisation they name.
/// </summary>
internal static class ListOwnAttendance
{
    public sealed record Item(
        Guid EnrollmentId,
        Guid? PersonId,
        string Name,
        Guid SessionId,
        Guid OfferingId,
        string OfferingTitle,
        string Language,
        int Number,
        string? Title,
        When When,
        Attended State,
        int? Minutes,
        int RequiredMinutes);

    internal sealed record Key(DateTimeOffset StartsAt, Guid SessionId, string Name, Guid Id);

    internal sealed record Row(
        Guid Id,
        Guid? PersonId,
        string Name,
        Session Session,
        string OfferingTitle,
        string Language,
        int Percent,
        int? ReportedMinutes,
        Attended? HandState,
        int? HandMinutes);

    /// <param name="personId">Those of one person only.</param>
    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Caller caller,
        TrainingDb db,
        TimeProvider clock,
        CancellationToken cancel,
        Guid? organizationId = null,
        Guid? personId = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var organization = organizationId ?? caller.OrganizationId!.Value;
        if (organization != caller.OrganizationId && !caller.IsNational) return TypedResults.NotFound();

        var rows = await Query(db, caller, organization, personId, clock.GetUtcNow(), after, take).ToListAsync(cancel);
        var page = Page.Of(rows, take, last => new Key(last.Session.StartsAt, last.Session.Id, last.Name, last.Id));
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(ItemOf)], page.Next));
    }

    internal static IQueryable<Row> Query(
        TrainingDb db, Caller caller, Guid organizationId, Guid? personId, DateTimeOffset now, string? after, int take)
    {
        var people = db.Enrollments
            .ReachedBy(caller, db)
            .Where(enrollment => enrollment.OrganizationId == organizationId && enrollment.State == EnrollmentState.Enrolled);
        if (personId is { } person) people = people.Where(enrollment => enrollment.PersonId == person);
        var held = people.Join(
            db.Sessions.Where(session => session.EndsAt <= now && session.State == SessionState.Planned),
            enrollment => enrollment.SessionId,
            session => session.Id,
            (enrollment, session) => new { enrollment, session });
        // The newest session first, in it by name: what is beyond the last row lies in an earlier one, or further on in this.
        if (Page.TryRead<Key>(after, out var last))
            held = held.Where(found => found.session.StartsAt <= last.StartsAt).Where(found =>
                EF.Functions.LessThan(
                    ValueTuple.Create(found.session.StartsAt, found.session.Id),
                    ValueTuple.Create(last.StartsAt, last.SessionId))
                || (found.session.Id == last.SessionId
                    && EF.Functions.GreaterThan(
                        ValueTuple.Create(found.enrollment.Name, found.enrollment.Id), ValueTuple.Create(last.Name, last.Id))));
        return held
            .OrderByDescending(found => found.session.StartsAt).ThenByDescending(found => found.session.Id)
            .ThenBy(found => found.enrollment.Name).ThenBy(found => found.enrollment.Id)
            .Take(take + 1)
            .Select(found => new
            {
                found.enrollment,
                found.session,
                offering = db.Offerings
                    .Where(offering => offering.Id == found.session.OfferingId)
                    .Select(offering => new { offering.Title, offering.Language })
                    .First(),
                percent = db.AttendanceRules
                    .Where(rule => rule.OfferingId == found.session.OfferingId)
                    .Select(rule => (int?)rule.Percent)
                    .FirstOrDefault(),
                presence = db.Presences.FirstOrDefault(presence =>
                    presence.OrganizationId == found.enrollment.OrganizationId && presence.Id == found.enrollment.Id),
            })
            .Select(found => new Row(
                found.enrollment.Id,
                found.enrollment.PersonId,
                found.enrollment.Name,
                found.session,
                found.offering.Title,
                found.offering.Language,
                found.percent ?? AttendanceRule.DefaultPercent,
                found.presence!.ReportedMinutes,
                found.presence.HandState,
                found.presence.HandMinutes));
    }

    private static Item ItemOf(Row row)
    {
        var required = AttendanceRule.Required(row.Session.Minutes, row.Percent);
        return new Item(
            row.Id,
            row.PersonId,
            row.Name,
            row.Session.Id,
            row.Session.OfferingId,
            row.OfferingTitle,
            row.Language,
            row.Session.Number,
            row.Session.Text.Title,
            When.Of(row.Session),
            AttendanceRule.StateOf(row.HandState, row.ReportedMinutes, required),
            row.HandState is null ? row.ReportedMinutes : row.HandMinutes,
            required);
    }
}
