using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Cohorts.Participants;
using Platform.Cohorts.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Cohorts;

/// <summary>A group with its people: those who are in it, and apart those who have left.</summary>
internal static class GetCohort
{
    public sealed record Response(
        Guid Id,
        string Name,
        CohortState State,
        Guid SiteId,
        string SiteName,
        string TimeZone,
        Guid CoachId,
        string CoachName,
        DateOnly FirstMeetingOn,
        TimeOnly MeetingTime,
        DateOnly EndsOn,
        string? SizeReason,
        DateTimeOffset? LaunchedAt,
        int TemplateVersion,
        int Version)
    {
        /// <summary>Whether the coach holds a credential today. It may have been revoked since the start.</summary>
        public bool CoachCertified { get; init; }
        public IReadOnlyList<Person> People { get; init; } = [];
        public IReadOnlyList<Person> Left { get; init; } = [];
        public IReadOnlyList<Skipped> SkipDates { get; init; } = [];
    }

    public sealed record Person(Guid ParticipantId, string DisplayName, DateOnly EnrolledOn, DateOnly? WithdrawnOn);

    public sealed record Skipped(DateOnly Date, string Reason);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CohortsDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        // The version is read before what hangs on it: a change in between makes If-Match stale, never blind.
        var found = await db.Cohorts
            .VisibleTo(caller)
            .Where(cohort => cohort.Id == id)
            .Select(cohort => new Response(
                cohort.Id,
                cohort.Name,
                cohort.State,
                cohort.SiteId,
                db.Sites.Single(site => site.Id == cohort.SiteId).Name,
                db.Sites.Single(site => site.Id == cohort.SiteId).TimeZone,
                cohort.CoachId,
                db.Staff.Single(coach => coach.Id == cohort.CoachId).Name,
                cohort.FirstMeetingOn,
                cohort.MeetingTime,
                cohort.EndsOn,
                cohort.SizeReason,
                cohort.LaunchedAt,
                cohort.CurriculumVersion,
                cohort.Version))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var zone = TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var certified = await db.Credentials.ValidOn(today)
            .AnyAsync(credential => credential.PersonId == found.CoachId, cancel);
        var people = await db.Set<Enrollment>()
            .Where(enrollment => enrollment.CohortId == id)
            .Join(
                db.Participants,
                enrollment => enrollment.ParticipantId,
                participant => participant.Id,
                (enrollment, participant) => new Person(
                    participant.Id,
                    Participant.DisplayName(participant.PreferredName, participant.GivenName, participant.FamilyName),
                    enrollment.EnrolledOn,
                    enrollment.WithdrawnOn))
            .ToListAsync(cancel);
        var skipDates = await db.Set<SkipDate>()
            .Where(skip => EF.Property<Guid>(skip, "CohortId") == id)
            .OrderBy(skip => skip.Date)
            .Select(skip => new Skipped(skip.Date, skip.Reason))
            .ToListAsync(cancel);

        // Each of them can be told who looked.
        db.Audit.AddReads(caller, "cohort", id, people.Select(person => person.ParticipantId), "name");
        await db.SaveChangesAsync(cancel);

        var current = people
            .OrderBy(person => person.DisplayName, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true))
            .ToLookup(person => person.WithdrawnOn is null);
        http.SetVersion(found.Version);
        return TypedResults.Ok(found with
        {
            CoachCertified = certified,
            People = [.. current[true]],
            Left = [.. current[false]],
            SkipDates = skipDates,
        });
    }
}
