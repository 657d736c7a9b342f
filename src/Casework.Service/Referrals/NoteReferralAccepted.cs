using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Contracts.Cohorts;

namespace Platform.Casework.Referrals;

/// <summary>Notes into which group the program has taken the person. Also where the team had withdrawn: it is what happened.</summary>
internal sealed class NoteReferralAccepted(CaseworkDb db) : IConsumer<CohortReferralAccepted>
{
    public async Task Consume(ConsumeContext<CohortReferralAccepted> context)
    {
        var (said, cancel) = (context.Message, context.CancellationToken);
        // A referral that is not known here was never made: Cohorts hears of each from here.
        var referral = await db.Referrals.SingleAsync(known => known.Id == said.ReferralId, cancel);
        referral.Accepted(said.CohortId, said.Version, said.At);
        await db.SaveChangesAsync(cancel);
    }
}
