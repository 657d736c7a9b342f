using Microsoft.EntityFrameworkCore;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

/// <summary>A duty for those who keep the person's record, its team, and the site's date.</summary>
internal sealed record DutyToChange(Duty Duty, TeamOfRecord Team, DateOnly Today)
{
    public static async Task<DutyToChange?> Of(
        Guid id, Caller caller, CaseworkDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var people = db.PeopleTreatedBy(caller, now);
        var duty = await db.Duties
            .SingleOrDefaultAsync(duty => duty.Id == id && people.Any(person => person.Id == duty.ParticipantId), cancel);
        if (duty is null) return null;

        var team = await db.TeamOfRecord(duty.TeamId, cancel);
        var zone = await db.Sites.Where(site => site.Id == team.SiteId).Select(site => site.TimeZone).SingleAsync(cancel);
        return new DutyToChange(duty, team, Local.Day(now, zone));
    }
}
