using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;

namespace Platform.Cohorts.Meetings;

/// <summary>Somebody who was away, without a word, from each of the last meetings of a group that were held.</summary>
internal sealed class AwayInARow
{
    public Guid CohortId { get; init; }
    public Guid ParticipantId { get; init; }

    /// <summary>The day of the last of these meetings.</summary>
    public DateOnly LastOn { get; init; }
}

internal static class AwayInARowQuery
{
    /// <summary>
    /// Meetings that did not happen do not count, nor does a mark other than away: who told beforehand or makes up for it
    /// is not in the list, nor is who joined later than the first of them.
    /// </summary>
    /// <param name="before">Looks at the meetings before the one of this number only.</param>
    public static IQueryable<AwayInARow> AwayInARow(
        this CohortsDb db, IQueryable<Cohort> cohorts, int times, int before = int.MaxValue) =>
        from cohort in cohorts
        from meeting in db.Meetings
            .Where(held => held.CohortId == cohort.Id && held.Outcome == Outcome.Held && held.Number < before)
            .OrderByDescending(held => held.Number)
            .Take(times)
        from attendance in db.Set<Attendance>().Where(mark => mark.MeetingId == meeting.Id && mark.Mark == Mark.Away)
        group meeting.On by new { meeting.CohortId, attendance.ParticipantId } into away
        where away.Count() == times
        select new AwayInARow
        {
            CohortId = away.Key.CohortId,
            ParticipantId = away.Key.ParticipantId,
            LastOn = away.Max(),
        };
}
