using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>Says on which days the group does not meet: all of them, each time. No meeting is added at the end.</summary>
internal static class SetSkipDates
{
    private const int MostDates = 52;

    public sealed record Request([Required, MaxLength(MostDates)] IReadOnlyList<Day> Dates) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            // JSON may bring a null where no day can be one.
            if (Dates.Any(day => day is null))
                yield return new ValidationResult(Limits.Sentence("field.date-missing"), [nameof(Dates)]);
            else if (Dates.GroupBy(day => day.Date).Any(same => same.Count() > 1))
                yield return new ValidationResult(Limits.Sentence("field.date-twice"), [nameof(Dates)]);
        }
    }

    public sealed record Day([Required, Day] DateOnly? Date, [Required, OneLine(Cohort.MaxReason)] string Reason);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var cohort = await db.Cohorts
            .ManagedBy(caller)
            .Include(known => known.SkipDates)
            .SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (cohort is null) return TypedResults.NotFound();
        cohort.Require(seen);

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var dates = request.Dates.ToDictionary(day => day.Date!.Value, day => day.Reason);
        var settled = await db.Meetings
            .Where(meeting => meeting.CohortId == id && (meeting.MovedFromOn != null || meeting.Outcome != null))
            .Select(meeting => meeting.MovedFromOn ?? meeting.On)
            .ToListAsync(cancel);
        cohort.SkipOn(dates, site.Today(clock.GetUtcNow()), settled.ToHashSet());
        await db.SaveChangesAsync(cancel);

        http.SetVersion(cohort.Version);
        return TypedResults.NoContent();
    }
}
