using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>The groups that the caller may know of; those whose first meeting is latest come first.</summary>
internal static class ListCohorts
{
    public sealed record Item(
        Guid Id,
        string Name,
        CohortState State,
        Guid SiteId,
        string SiteName,
        Guid CoachId,
        string CoachName,
        DateOnly FirstMeetingOn,
        TimeOnly MeetingTime,
        int People,
        int Version);

    private sealed record Key(DateOnly FirstMeetingOn, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        Caller caller,
        CohortsDb db,
        CancellationToken cancel,
        [AllowedValues(null, "forming", "active")] string? state = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var cohorts = db.Cohorts.VisibleTo(caller);
        if (state is not null)
        {
            var wanted = Enum.Parse<CohortState>(state, ignoreCase: true);
            cohorts = cohorts.Where(cohort => cohort.State == wanted);
        }

        if (Page.TryRead<Key>(after, out var last))
            cohorts = cohorts.Where(cohort => EF.Functions.LessThan(
                ValueTuple.Create(cohort.FirstMeetingOn, cohort.Id), ValueTuple.Create(last.FirstMeetingOn, last.Id)));

        var rows = await cohorts
            .OrderByDescending(cohort => cohort.FirstMeetingOn).ThenByDescending(cohort => cohort.Id)
            .Take(take + 1)
            .Select(cohort => new Item(
                cohort.Id,
                cohort.Name,
                cohort.State,
                cohort.SiteId,
                db.Sites.Single(site => site.Id == cohort.SiteId).Name,
                cohort.CoachId,
                db.Staff.Single(coach => coach.Id == cohort.CoachId).Name,
                cohort.FirstMeetingOn,
                cohort.MeetingTime,
                cohort.Enrollments.Count(enrollment => enrollment.WithdrawnOn == null),
                cohort.Version))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.FirstMeetingOn, item.Id)));
    }
}
