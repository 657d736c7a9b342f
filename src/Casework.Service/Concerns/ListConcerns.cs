using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Concerns;

/// <summary>The log of concerns of the teams whose records the caller may open, the latest first.</summary>
internal static class ListConcerns
{
    private sealed record Key(DateTimeOffset RaisedAt, Guid Id);

    /// <param name="escalated">Only those that wait with who supervises: taken there, or unanswered after their time.</param>
    public static async Task<Ok<Page<ConcernItem>>> Handle(
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        bool escalated = false,
        [AllowedValues(null, "open", "answered")] string? state = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleReadBy(caller, now);
        var concerns = db.Concerns.Where(concern => people.Any(person => person.Id == concern.ParticipantId));
        if (escalated)
            concerns = concerns.Where(concern =>
                concern.AnsweredAt == null && (concern.EscalatedAt != null || concern.DueAt <= now));
        if (state == "open") concerns = concerns.Where(concern => concern.AnsweredAt == null);
        if (state == "answered") concerns = concerns.Where(concern => concern.AnsweredAt != null);
        if (Page.TryRead<Key>(after, out var last))
            concerns = concerns.Where(concern => EF.Functions.LessThan(
                ValueTuple.Create(concern.RaisedAt, concern.Id), ValueTuple.Create(last.RaisedAt, last.Id)));

        var rows = await ConcernItem.Of(db, concerns
                .OrderByDescending(concern => concern.RaisedAt).ThenByDescending(concern => concern.Id)
                .Take(take + 1))
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, item => new Key(item.RaisedAt, item.Id));
        db.Audit.AddReads(
            caller, "concerns", caller.OrganizationId!.Value, page.Items.Select(item => item.PersonId).Distinct(), "name", "concern");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(page);
    }
}
