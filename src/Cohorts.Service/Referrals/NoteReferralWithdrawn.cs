using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Contracts.Casework;

namespace Platform.Cohorts.Referrals;

/// <summary>Takes a referral from the list. One that has not come yet is stored as withdrawn, and stays so when it comes.</summary>
internal sealed class NoteReferralWithdrawn(CohortsDb db) : IConsumer<CohortReferralWithdrawn>
{
    public async Task Consume(ConsumeContext<CohortReferralWithdrawn> context)
    {
        var (said, cancel) = (context.Message, context.CancellationToken);
        var early = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO referrals (organization_id, id, site_id, state, withdrawn_at, told_version, version)
            VALUES ({said.OrganizationId}, {said.ReferralId}, {said.SiteId}, {nameof(ReferralState.Withdrawn)}, {said.At}, {said.Version}, 1)
            ON CONFLICT (organization_id, id) DO NOTHING
            """,
            cancel);
        if (early == 1) return;

        var referral = await db.Referrals.SingleAsync(known => known.Id == said.ReferralId, cancel);
        referral.Withdraw(said.Version, said.At);
        await db.SaveChangesAsync(cancel);
    }
}
