using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Teams;
using Platform.ServiceDefaults;

namespace Platform.Casework.Contacts;

/// <summary>In which part somebody of a team works on a day.</summary>
internal static class Hands
{
    public static Hand On(this TeamOfRecord team, Caller caller, DateOnly day)
    {
        var inTeam = caller.PersonId == team.CaseManagerId || caller.PersonId == team.PeerSpecialistId;
        var cover = team.Covers.FirstOrDefault(cover => cover.LeaderId == caller.PersonId && cover.Touches(day, day));
        // Somebody who is not of the team works under their own role: a peer who leads stays a peer.
        var role = caller.PersonId == team.CaseManagerId || (!inTeam && caller.SitesAs(Roles.CaseManager).Covers(team.SiteId))
            ? Roles.CaseManager
            : Roles.PeerSupportSpecialist;
        return new Hand(
            caller.PersonId,
            role,
            inTeam,
            cover?.AwayId,
            cover is null ? null : cover.AwayId == team.CaseManagerId ? Roles.CaseManager : Roles.PeerSupportSpecialist);
    }

    public static async Task<TeamOfRecord> TeamOfRecord(this CaseworkDb db, Guid teamId, CancellationToken cancel)
    {
        var team = await db.Teams.AsNoTracking()
            .Where(known => known.Id == teamId)
            .Select(known => new { known.SiteId, known.CaseManagerId, known.PeerSpecialistId })
            .SingleAsync(cancel);
        var covers = await db.Set<Cover>().AsNoTracking().Where(cover => cover.TeamId == teamId).ToListAsync(cancel);
        return new TeamOfRecord(team.SiteId, team.CaseManagerId, team.PeerSpecialistId, covers);
    }
}

/// <summary>Who is in a team, and who leads for whom.</summary>
internal sealed record TeamOfRecord(
    Guid SiteId, Guid CaseManagerId, Guid PeerSpecialistId, IReadOnlyList<Cover> Covers);
