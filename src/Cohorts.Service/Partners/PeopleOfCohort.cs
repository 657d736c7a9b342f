using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Cohorts.Participants;

namespace Platform.Cohorts.Partners;

/// <param name="IsHere">Whether they are in the group now.</param>
internal sealed record PersonOfCohort(Guid ParticipantId, string DisplayName, bool IsHere);

/// <summary>What the features of this folder read of a group.</summary>
internal static class PeopleOfCohort
{
    /// <summary>Who is in a group, or was, by name as the reader sorts them.</summary>
    public static async Task<IReadOnlyList<PersonOfCohort>> PeopleOf(
        this CohortsDb db, Guid cohortId, CancellationToken cancel)
    {
        var enrolled = await db.Set<Enrollment>()
            .Where(enrollment => enrollment.CohortId == cohortId)
            .Join(
                db.Participants,
                enrollment => enrollment.ParticipantId,
                participant => participant.Id,
                (enrollment, participant) => new PersonOfCohort(
                    participant.Id,
                    Participant.DisplayName(participant.PreferredName, participant.GivenName, participant.FamilyName),
                    enrollment.WithdrawnOn == null))
            .ToListAsync(cancel);
        // Who left and came back is in the list twice, and is here.
        return
        [
            .. enrolled
                .OrderByDescending(person => person.IsHere)
                .DistinctBy(person => person.ParticipantId)
                .OrderBy(person => person.DisplayName, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true))
                .ThenBy(person => person.ParticipantId),
        ];
    }

    /// <summary>The partnerships of a group to look at.</summary>
    public static async Task<Partnerships> Partnerships(this CohortsDb db, Guid cohortId, CancellationToken cancel) =>
        await db.Partnerships
            .AsNoTracking()
            .AsSingleQuery()
            .Include(known => known.Pairs)
            .Include(known => known.KeptApart)
            .SingleOrDefaultAsync(known => known.Id == cohortId, cancel)
        ?? Partners.Partnerships.Of(cohortId);

    /// <summary>
    /// The partnerships of a group to change. The first who changes them stores them empty, in version 0, so that of two
    /// who are the first at once the second is told so, as at any other time.
    /// </summary>
    public static async Task<Partnerships> PartnershipsToChange(
        this CohortsDb db, Guid cohortId, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO partnerships (organization_id, id, going_alone, version)
            VALUES ({db.Tenant.Required}, {cohortId}, ARRAY[]::uuid[], 0)
            ON CONFLICT DO NOTHING
            """,
            cancel);
        return await db.Partnerships
            .AsSingleQuery()
            .Include(known => known.Pairs)
            .Include(known => known.KeptApart)
            .SingleAsync(known => known.Id == cohortId, cancel);
    }

    /// <summary>Who of these people are kept apart, in whichever of the organisation's groups that was said.</summary>
    public static async Task<IReadOnlySet<Together>> KeptApart(
        this CohortsDb db, IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var apart = await db.Set<KeptApart>()
            .Where(known => people.Contains(known.FirstId) && people.Contains(known.SecondId))
            .Select(known => new { known.FirstId, known.SecondId })
            .ToListAsync(cancel);
        return apart.Select(two => Together.Of(two.FirstId, two.SecondId)).ToHashSet();
    }

    /// <summary>The day it is at the group's site.</summary>
    public static async Task<DateOnly> TodayAt(
        this CohortsDb db, Cohort cohort, DateTimeOffset now, CancellationToken cancel) =>
        (await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel)).Today(now);
}
