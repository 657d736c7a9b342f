using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Contracts.Casework;

namespace Platform.Cohorts.Referrals;

/// <summary>Puts a referral before who directs the site's groups. What was withdrawn already stays withdrawn.</summary>
internal sealed class KeepReferral(CohortsDb db) : IConsumer<CohortReferralRequested>
{
    public async Task Consume(ConsumeContext<CohortReferralRequested> context)
    {
        var (said, cancel) = (context.Message, context.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO referrals (organization_id, id, site_id, state, requested_at, told_version, version)
            VALUES ({said.OrganizationId}, {said.ReferralId}, {said.SiteId}, {nameof(ReferralState.Open)}, {said.At}, {said.Version}, 1)
            ON CONFLICT (organization_id, id) DO NOTHING
            """,
            cancel);
    }
}
