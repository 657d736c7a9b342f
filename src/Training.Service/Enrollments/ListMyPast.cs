using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Attendance;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>
/// The sessions that somebody had a place in and that are over, the last one first: what is recorded of their own presence,
/// and where the slides and the recording lie.
/// </summary>
internal static class ListMyPast
{
    public sealed record Item(
        Guid Id,
        Guid SessionId,
        Guid OfferingId,
        string OfferingTitle,
        int Number,
        string? Title,
        When When,
        Attended Attendance,
        int? Minutes,
        string? SlidesLink,
        string? RecordingLink);

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
            .Where(enrollment => enrollment.PersonId == caller.PersonId && enrollment.State == EnrollmentState.Enrolled)
            .Join(
                db.Sessions.Where(session => session.EndsAt <= now && session.State == SessionState.Planned),
                enrollment => enrollment.SessionId,
                session => session.Id,
                (enrollment, session) => new { enrollment, session });
        if (Page.TryRead<Key>(after, out var last))
            mine = mine.Where(found => EF.Functions.LessThan(
                ValueTuple.Create(found.session.StartsAt, found.enrollment.Id),
                ValueTuple.Create(last.StartsAt, last.Id)));

        var rows = await mine
            .OrderByDescending(found => found.session.StartsAt).ThenByDescending(found => found.enrollment.Id)
            .Take(take + 1)
            .Select(found => new
            {
                found.enrollment.Id,
                found.session,
                Title = db.Offerings.Where(offering => offering.Id == found.session.OfferingId).Select(offering => offering.Title).First(),
                Percent = db.AttendanceRules
                    .Where(rule => rule.OfferingId == found.session.OfferingId)
                    .Select(rule => (int?)rule.Percent)
                    .FirstOrDefault(),
                Presence = db.Presences
                    .Where(presence => presence.OrganizationId == found.enrollment.OrganizationId && presence.Id == found.enrollment.Id)
                    .Select(presence => new { presence.HandState, presence.HandMinutes, presence.ReportedMinutes })
                    .FirstOrDefault(),
            })
            .AsNoTracking()
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, row => new Key(row.session.StartsAt, row.Id));
        return TypedResults.Ok(new Page<Item>(
            [
                .. page.Items.Select(row => new Item(
                    row.Id,
                    row.session.Id,
                    row.session.OfferingId,
                    row.Title,
                    row.session.Number,
                    row.session.Text.Title,
                    When.Of(row.session),
                    AttendanceRule.StateOf(
                        row.Presence?.HandState,
                        row.Presence?.ReportedMinutes,
                        AttendanceRule.Required(row.session.Minutes, row.Percent ?? AttendanceRule.DefaultPercent)),
                    row.Presence?.HandState is null ? row.Presence?.ReportedMinutes : row.Presence.HandMinutes,
                    row.session.SlidesLink,
                    row.session.RecordingLink)),
            ],
            page.Next));
    }
}
