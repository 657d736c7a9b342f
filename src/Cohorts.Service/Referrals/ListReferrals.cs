using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Referrals;

/// <summary>The referrals to the sites whose groups the caller directs: those that wait, or the others; the latest first.</summary>
internal static class ListReferrals
{
    private sealed record Key(Guid Id);

    public static async Task<Ok<Page<ReferralItem>>> Handle(
        Caller caller,
        CohortsDb db,
        CancellationToken cancel,
        [AllowedValues(null, "open", "closed")] string? state = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var referrals = db.Referrals.DecidedOnBy(caller);
        if (state == "open") referrals = referrals.Where(referral => referral.State == ReferralState.Open);
        if (state == "closed") referrals = referrals.Where(referral => referral.State != ReferralState.Open);
        // Casework makes the ids in the order of time.
        if (Page.TryRead<Key>(after, out var last)) referrals = referrals.Where(referral => referral.Id < last.Id);

        var rows = await ReferralItem.Of(db, referrals.OrderByDescending(referral => referral.Id).Take(take + 1)).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.Id)));
    }
}
