using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Cohorts.Sites;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Meetings;

/// <summary>A meeting to be changed, and what its rules need to know of its group and site.</summary>
internal sealed record FoundMeeting(Meeting Meeting, Cohort Cohort, Site Site, MeetingDay Day);

internal static class FindMeeting
{
    /// <summary>A meeting of a group that the caller may know of, or null.</summary>
    public static async Task<FoundMeeting?> FindForChange(
        this CohortsDb db,
        IQueryable<Meeting> meetings,
        Guid cohortId,
        Guid meetingId,
        Caller caller,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var cohort = await db.Cohorts.VisibleTo(caller).AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == cohortId, cancel);
        if (cohort is null) return null;

        var meeting = await meetings
            .SingleOrDefaultAsync(known => known.Id == meetingId && known.CohortId == cohortId, cancel);
        if (meeting is null) return null;

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == cohort.SiteId, cancel);
        var slotOn = meeting.SlotOn;
        var skip = await db.Set<SkipDate>().AsNoTracking()
            .SingleOrDefaultAsync(known => EF.Property<Guid>(known, "CohortId") == cohortId && known.Date == slotOn, cancel);
        var roster = await db.RosterOn(cohortId, meeting.On).ToListAsync(cancel);
        return new FoundMeeting(meeting, cohort, site, new MeetingDay(roster.ToHashSet(), skip, site.Today(now)));
    }

    /// <summary>Who was in a group on a day. Of the day on which somebody left, they are no part any more.</summary>
    public static IQueryable<Guid> RosterOn(this CohortsDb db, Guid cohortId, DateOnly day) => db.Set<Enrollment>()
        .Where(enrollment => enrollment.CohortId == cohortId)
        .Where(enrollment => enrollment.EnrolledOn <= day
            && (enrollment.WithdrawnOn == null || enrollment.WithdrawnOn > day))
        .Select(enrollment => enrollment.ParticipantId)
        .Distinct();
}
