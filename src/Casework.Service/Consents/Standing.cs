using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Referrals;

namespace Platform.Casework.Consents;

internal enum ConsentState
{
    Active,
    Expired,
    Revoked,
}

/// <summary>What has become of a consent, from the rows beside it: it is not changed itself.</summary>
internal sealed record Standing(DateTimeOffset? RevokedAt, bool ServiceEnded, bool ReferralDecided)
{
    public static async Task<Standing> Of(CaseworkDb db, Consent consent, CancellationToken cancel) =>
        (await Of(db, [consent], cancel))[consent.Id];

    public static async Task<IReadOnlyDictionary<Guid, Standing>> Of(
        CaseworkDb db, IReadOnlyList<Consent> consents, CancellationToken cancel)
    {
        Guid[] ids = [.. consents.Select(consent => consent.Id)], episodes = [.. consents.Select(consent => consent.EpisodeId)];
        var revoked = await db.Revocations
            .Where(revocation => ids.Contains(revocation.ConsentId))
            .Select(revocation => new { revocation.ConsentId, revocation.RecordedAt })
            .ToDictionaryAsync(revocation => revocation.ConsentId, revocation => revocation.RecordedAt, cancel);
        var ended = await db.Episodes
            .Where(episode => episodes.Contains(episode.Id) && episode.EndedOn != null)
            .Select(episode => episode.Id)
            .ToListAsync(cancel);
        var decided = await db.Referrals
            .Where(referral => ids.Contains(referral.ConsentId) && referral.State != ReferralState.Requested)
            .Select(referral => referral.ConsentId)
            .ToListAsync(cancel);
        return consents.ToDictionary(
            consent => consent.Id,
            consent => new Standing(
                revoked.TryGetValue(consent.Id, out var at) ? at : null,
                ended.Contains(consent.EpisodeId),
                decided.Contains(consent.Id)));
    }

    /// <summary>A use of the consent as things stand.</summary>
    public ConsentUse Use(
        Guid participantId, Guid? recipientId, Guid siteId, string purpose, IReadOnlyList<string> categories, DateOnly today) =>
        new(participantId, recipientId, siteId, purpose, categories, today, RevokedAt, ServiceEnded, ReferralDecided);

    public ConsentState StateOf(Consent consent, DateOnly today) =>
        RevokedAt is not null ? ConsentState.Revoked
        : consent.IsOver(Use(consent.ParticipantId, null, Guid.Empty, "", [], today)) ? ConsentState.Expired
        : ConsentState.Active;
}

/// <summary>
/// Whoever gives, takes back or uses a person's consent waits here for the others: what is disclosed is disclosed either before
/// a revocation or not at all. A consent's own row cannot be locked, for nobody has the right to change it.
/// </summary>
internal static class OneAtATime
{
    public static Task OverConsentsOf(this CaseworkDb db, Guid personId, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM participants WHERE id = {personId} FOR NO KEY UPDATE", cancel);
}
