using Platform.Casework.Credentials;
using Platform.Casework.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Staff;

internal static class Workers
{
    /// <summary>Who works at a site under one of <paramref name="roles"/>.</summary>
    public static IQueryable<StaffMember> WorkersAt(this CaseworkDb db, Guid siteId, params string[] roles) =>
        db.Staff.Where(member => db.Memberships.Any(membership =>
            membership.PersonId == member.Id
            && roles.Contains(membership.Role)
            && membership.Active
            && (membership.AllSites || membership.Sites.Contains(siteId))));

    /// <summary>Those with a case manager's or a peer support specialist's work: who may cover for another.</summary>
    public static IQueryable<StaffMember> TeamWorkersAt(this CaseworkDb db, Guid siteId) =>
        db.WorkersAt(siteId, Roles.CaseManager, Roles.PeerSupportSpecialist);

    /// <summary>The credentials of peer support specialists that hold on a day.</summary>
    public static IQueryable<Credential> ValidOn(this IQueryable<Credential> credentials, DateOnly day) =>
        credentials.Where(credential =>
            credential.Kind == Credential.OfPeers
            && credential.RevokedAt == null
            && credential.ValidFrom <= day
            && credential.ValidUntil >= day);

    /// <summary>One worker of a site as of a day, or null if the person does not work there under the role.</summary>
    public static IQueryable<Worker> WorkerAt(this CaseworkDb db, Guid siteId, string role, Guid personId, DateOnly day)
    {
        var valid = db.Credentials.ValidOn(day);
        return db.WorkersAt(siteId, role)
            .Where(member => member.Id == personId)
            .Select(member => new Worker(
                member.Id, member.Name, valid.Any(credential => credential.PersonId == member.Id)));
    }
}
