using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Referrals;

/// <summary>To which programs a person was referred, and what came of it; the latest first.</summary>
internal static class ListReferrals
{
    /// <param name="TimesOpened">How often the program has opened what the person allowed to be shared.</param>
    public sealed record Item(
        Guid Id,
        Guid ConsentId,
        Guid SiteId,
        string SiteName,
        string Purpose,
        string? OwnWords,
        ReferralState State,
        DateTimeOffset RequestedAt,
        DateTimeOffset? WithdrawnAt,
        WithdrawalCause? WithdrawalCause,
        DateTimeOffset? DecidedAt,
        Guid? CohortId,
        string? DeclineReason,
        int TimesOpened,
        int Version);

    private sealed record Key(DateTimeOffset RequestedAt, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (!await db.PeopleReadBy(caller, clock.GetUtcNow()).AnyAsync(person => person.Id == id, cancel))
            return TypedResults.NotFound();

        var referrals = db.Referrals.Where(referral => referral.ParticipantId == id);
        if (Page.TryRead<Key>(after, out var last))
            referrals = referrals.Where(referral => EF.Functions.LessThan(
                ValueTuple.Create(referral.RequestedAt, referral.Id), ValueTuple.Create(last.RequestedAt, last.Id)));

        var rows = await referrals
            .OrderByDescending(referral => referral.RequestedAt).ThenByDescending(referral => referral.Id)
            .Take(take + 1)
            .Select(referral => new Item(
                referral.Id,
                referral.ConsentId,
                referral.SiteId,
                db.Sites.Single(site => site.Id == referral.SiteId).Name,
                referral.Purpose,
                referral.OwnWords,
                referral.State,
                referral.RequestedAt,
                referral.WithdrawnAt,
                referral.WithdrawalCause,
                referral.DecidedAt,
                referral.CohortId,
                referral.DeclineReason,
                db.Disclosures.Count(disclosure => disclosure.ReferralId == referral.Id),
                referral.Version))
            .ToListAsync(cancel);
        db.Audit.AddReads(caller, "referrals", id, [id], "referral");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.RequestedAt, item.Id)));
    }
}
