namespace Platform.Cohorts.Meetings;

/// <summary>Which meetings are to come and which are over, as a coach works with them.</summary>
internal static class MeetingsInTime
{
    /// <summary>A meeting that is under way, or was until just now, is still the one to be opened.</summary>
    private static readonly TimeSpan StaysOpen = TimeSpan.FromHours(3);

    public static IQueryable<Meeting> Ahead(this IQueryable<Meeting> meetings, DateTimeOffset now)
    {
        var since = now - StaysOpen;
        return meetings.Where(meeting => meeting.Outcome == null && meeting.Instant > since);
    }

    public static IQueryable<Meeting> Over(this IQueryable<Meeting> meetings, DateTimeOffset now)
    {
        var since = now - StaysOpen;
        return meetings.Where(meeting => meeting.Outcome != null || meeting.Instant <= since);
    }
}
