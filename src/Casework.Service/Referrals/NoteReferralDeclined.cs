using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Contracts.Cohorts;

namespace Platform.Casework.Referrals;

/// <summary>Notes that the program does not take the person in, and why.</summary>
internal sealed class NoteReferralDeclined(CaseworkDb db) : IConsumer<CohortReferralDeclined>
{
    public async Task Consume(ConsumeContext<CohortReferralDeclined> context)
    {
        var (said, cancel) = (context.Message, context.CancellationToken);
        var referral = await db.Referrals.SingleAsync(known => known.Id == said.ReferralId, cancel);
        referral.Declined(said.ReasonCode, said.Version, said.At);
        await db.SaveChangesAsync(cancel);
    }
}
