using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Consents;

/// <summary>A person's consents, the latest first, and whether each still holds.</summary>
internal static class ListConsents
{
    public sealed record Item(
        Guid Id,
        ConsentState State,
        DateOnly SignedOn,
        IReadOnlyList<string> Recipients,
        IReadOnlyList<Guid> ProgramSites,
        IReadOnlyList<string> Categories,
        IReadOnlyList<string> Purposes,
        ExpiryKind ExpiryKind,
        DateOnly? ExpiresOn,
        ExpiryEvent? ExpiryEvent,
        DateTimeOffset? RevokedAt,
        DateTimeOffset RecordedAt);

    private sealed record Key(DateTimeOffset RecordedAt, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var now = clock.GetUtcNow();
        var teamId = await db.PeopleReadBy(caller, now)
            .Where(person => person.Id == id)
            .Select(person => (Guid?)person.TeamId)
            .SingleOrDefaultAsync(cancel);
        if (teamId is null) return TypedResults.NotFound();

        var today = await db.TodayWhere(teamId.Value, now, cancel);
        var consents = db.Consents.Where(consent => consent.ParticipantId == id);
        if (Page.TryRead<Key>(after, out var last))
            consents = consents.Where(consent => EF.Functions.LessThan(
                ValueTuple.Create(consent.RecordedAt, consent.Id), ValueTuple.Create(last.RecordedAt, last.Id)));

        var rows = await consents
            .OrderByDescending(consent => consent.RecordedAt).ThenByDescending(consent => consent.Id)
            .Take(take + 1)
            .Include(consent => consent.Recipients.OrderBy(one => one.Number))
            .AsNoTracking()
            .ToListAsync(cancel);
        var standings = await Standing.Of(db, rows, cancel);
        var items = rows.ConvertAll(consent => new Item(
            consent.Id,
            standings[consent.Id].StateOf(consent, today),
            consent.SignedOn,
            [.. consent.Recipients.Select(one => one.Name)],
            [.. consent.Recipients.Select(one => one.SiteId).OfType<Guid>()],
            consent.Categories,
            consent.Purposes,
            consent.ExpiryKind,
            consent.ExpiresOn,
            consent.ExpiryEvent,
            standings[consent.Id].RevokedAt,
            consent.RecordedAt));
        db.Audit.AddReads(caller, "consents", id, [id], "consent");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Page.Of(items, take, item => new Key(item.RecordedAt, item.Id)));
    }
}
