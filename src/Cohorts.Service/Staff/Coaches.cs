using Platform.Cohorts.Credentials;
using Platform.Cohorts.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Staff;

internal static class Coaches
{
    /// <summary>Who leads groups at a site, with what is known of their credentials.</summary>
    public static IQueryable<StaffMember> CoachesAt(this CohortsDb db, Guid siteId) =>
        db.Staff.Where(member => db.Memberships.Any(membership =>
            membership.PersonId == member.Id
            && membership.Role == Roles.PeerLifeCoach
            && membership.Active
            && (membership.AllSites || membership.Sites.Contains(siteId))));

    /// <summary>The credentials of coaches that hold on a day.</summary>
    public static IQueryable<Credential> ValidOn(this IQueryable<Credential> credentials, DateOnly day) =>
        credentials.Where(credential =>
            credential.Kind == Credential.OfCoaches
            && credential.RevokedAt == null
            && credential.ValidFrom <= day
            && credential.ValidUntil >= day);

    /// <summary>One coach of a site as of a day, or null if the person leads no groups there.</summary>
    public static IQueryable<Coach> CoachAt(this CohortsDb db, Guid siteId, Guid personId, DateOnly day)
    {
        var valid = db.Credentials.ValidOn(day);
        return db.CoachesAt(siteId)
            .Where(member => member.Id == personId)
            .Select(member => new Coach(
                member.Id, member.Name, valid.Any(credential => credential.PersonId == member.Id)));
    }
}
