using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>A person's latest time with a team, whole, for those who keep the record; and the site's date.</summary>
internal sealed record PlanToChange(Episode Episode, DateOnly Today)
{
    public static async Task<PlanToChange?> Of(
        Guid personId, Caller caller, CaseworkDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await db.PeopleTreatedBy(caller, now)
            .Where(person => person.Id == personId)
            .Join(db.Teams, person => person.TeamId, team => team.Id, (_, team) => team)
            .Join(db.Sites, team => team.SiteId, site => site.Id, (_, site) => site.TimeZone)
            .SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var episode = await db.Episodes
            .Where(known => known.ParticipantId == personId)
            .Include(known => known.Phases)
            .Include(known => known.Sessions)
            .Include(known => known.Pauses)
            .OrderByDescending(known => known.AdmittedOn)
            .AsSplitQuery()
            .FirstAsync(cancel);
        return new PlanToChange(episode, Local.Day(now, found));
    }
}
