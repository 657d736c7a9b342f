using Microsoft.EntityFrameworkCore;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Staff;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

internal static class Assignees
{
    /// <summary>
    /// The role under which somebody would do a team's work on a day: their part in it, or their own role at the site
    /// where they lead for one who is away. Null for everybody else.
    /// </summary>
    public static async Task<string?> RoleOf(
        this CaseworkDb db, TeamOfRecord team, Guid personId, DateOnly day, CancellationToken cancel)
    {
        if (personId == team.CaseManagerId) return Roles.CaseManager;
        if (personId == team.PeerSpecialistId) return Roles.PeerSupportSpecialist;
        if (!team.Covers.Any(cover => cover.LeaderId == personId && cover.Touches(day, day))) return null;

        return await db.WorkersAt(team.SiteId, Roles.CaseManager).AnyAsync(member => member.Id == personId, cancel)
            ? Roles.CaseManager
            : Roles.PeerSupportSpecialist;
    }
}
