using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Privacy;

/// <summary>Who looked at a person's record, to whom it was disclosed and to whom it was refused; the latest first.</summary>
internal static class ListLooks
{
    /// <param name="Name">Of whoever looked; null where the directory has not told.</param>
    /// <param name="Action">In FHIR's letters: R for a look, E for a disclosure.</param>
    /// <param name="Outcome">In FHIR's numbers: 0 for done.</param>
    public sealed record Item(
        Guid Id,
        DateTimeOffset At,
        string? Name,
        string Role,
        string Action,
        int Outcome,
        string What,
        IReadOnlyList<string> Categories,
        IReadOnlyList<string> ReasonCodes);

    private sealed record Key(DateTimeOffset At, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CaseworkDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (!await db.PeopleAnsweredForBy(caller).AnyAsync(person => person.Id == id, cancel)) return TypedResults.NotFound();

        // The trail is the machinery's table, which no row-level security divides: the organisation is named here.
        var organization = caller.OrganizationId;
        var lines = db.Set<AuditEvent>().AsNoTracking().Where(line =>
            line.OrganizationId == organization
            && line.ParticipantId == id
            && (line.Action == AuditAction.Read || line.Action == AuditAction.Execute));
        if (Page.TryRead<Key>(after, out var last))
            lines = lines.Where(line => EF.Functions.LessThan(
                ValueTuple.Create(line.OccurredAt, line.Id), ValueTuple.Create(last.At, last.Id)));

        var rows = await lines
            .OrderByDescending(line => line.OccurredAt).ThenByDescending(line => line.Id)
            .Take(take + 1)
            .ToListAsync(cancel);
        Guid[] actors = [.. rows.Select(line => line.ActorId).OfType<Guid>().Distinct()];
        var names = await db.Staff
            .Where(member => actors.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancel);
        var items = rows.ConvertAll(line => new Item(
            line.Id,
            line.OccurredAt,
            line.ActorId is { } actor ? names.GetValueOrDefault(actor) : null,
            line.ActorRole,
            $"{(char)line.Action}",
            (int)line.Outcome,
            line.ResourceType,
            line.DataCategories,
            line.ReasonCodes));
        db.Audit.ReadToAnswer(caller, "looks", id, id, "audit");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Page.Of(items, take, item => new Key(item.At, item.Id)));
    }
}
