using Platform.Cohorts.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Referrals;

/// <summary>A referral as who directs the site's groups reads it: nobody is named.</summary>
/// <param name="SiteName">Null where the directory has not told of the site yet.</param>
internal sealed record ReferralItem(
    Guid Id,
    Guid SiteId,
    string? SiteName,
    ReferralState State,
    DateTimeOffset? RequestedAt,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    Guid? CohortId,
    string? CohortName,
    string? DeclineReason,
    int Version)
{
    public static IQueryable<ReferralItem> Of(CohortsDb db, IQueryable<Referral> referrals) =>
        referrals.Select(referral => new ReferralItem(
            referral.Id,
            referral.SiteId,
            db.Sites.Where(site => site.Id == referral.SiteId).Select(site => site.Name).SingleOrDefault(),
            referral.State,
            referral.RequestedAt,
            referral.WithdrawnAt,
            referral.DecidedAt,
            db.Staff.Where(member => member.Id == referral.DecidedById).Select(member => member.Name).SingleOrDefault(),
            referral.CohortId,
            db.Cohorts.Where(cohort => cohort.Id == referral.CohortId).Select(cohort => cohort.Name).SingleOrDefault(),
            referral.DeclineReason,
            referral.Version));
}

internal static class ReferralsInSight
{
    /// <summary>Those to the sites whose groups the caller directs.</summary>
    public static IQueryable<Referral> DecidedOnBy(this IQueryable<Referral> referrals, Caller caller)
    {
        var directed = caller.SitesAs(Roles.ProgramDirector);
        if (directed.All) return referrals;

        Guid[] sites = [.. directed.Sites];
        return referrals.Where(referral => sites.Contains(referral.SiteId));
    }
}
