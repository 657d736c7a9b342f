using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Directory;

namespace Platform.Training.Enrollments;

/// <summary>Which enrolments and which people somebody may see and change: the organisation is decided by the database.</summary>
internal static class VisibleEnrollments
{
    /// <summary>Training staff reach all; a director those who work at the sites of the membership.</summary>
    public static IQueryable<Enrollment> ReachedBy(this IQueryable<Enrollment> enrollments, Caller caller, TrainingDb db)
    {
        var sites = SitesOf(caller);
        // The database sees to it by itself; but beside the policy by which the nation reads, its own finds no index.
        if (!caller.IsNational) enrollments = enrollments.Where(enrollment => enrollment.OrganizationId == caller.OrganizationId);
        if (sites.All) return enrollments;

        var people = db.Staff.At(sites);
        return enrollments.Where(enrollment => people.Any(person =>
            person.OrganizationId == enrollment.OrganizationId && person.Id == enrollment.PersonId));
    }

    /// <summary>Who works in an organisation now, at sites that the caller may act for.</summary>
    public static IQueryable<StaffMember> ReachedBy(this IQueryable<StaffMember> staff, Caller caller, Guid organizationId) =>
        staff
            .Where(person => person.OrganizationId == organizationId)
            .Where(person => person.Memberships.Any(membership => membership.Active))
            .At(SitesOf(caller));

    /// <summary>The organisations that have somebody in a session or waiting for it. The centre sees all of them.</summary>
    public static Task<List<Guid>> OrganizationsIn(
        this IQueryable<Enrollment> enrollments, Guid sessionId, CancellationToken cancel) =>
        enrollments
            .Where(enrollment => enrollment.SessionId == sessionId && enrollment.State != EnrollmentState.Cancelled)
            .Select(enrollment => enrollment.OrganizationId)
            .Distinct()
            .ToListAsync(cancel);

    private static IQueryable<StaffMember> At(this IQueryable<StaffMember> staff, SiteScope sites)
    {
        if (sites.All) return staff;

        var mine = sites.Sites.ToArray();
        return staff.Where(person => person.Memberships.Any(membership =>
            membership.Active && (membership.AllSites || membership.Sites.Any(site => mine.Contains(site)))));
    }

    private static SiteScope SitesOf(Caller caller) => caller.IsNational && caller.Is(Roles.TrainingStaff)
        ? SiteScope.Everywhere
        : caller.SitesAs(Roles.ProgramDirector);
}
