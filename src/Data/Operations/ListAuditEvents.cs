using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Data;

/// <summary>
/// A page of this service's audit trail, newest first: ids and codes of all organisations. Whose participant a line is about is not told
/// here.
/// </summary>
internal static class ListAuditEvents
{
    public sealed record Item(
        Guid Id, DateTimeOffset At, Guid? OrganizationId, Guid? ActorId, string ActorRole, string Action, int Outcome,
        string ResourceType, Guid? ResourceId, IReadOnlyList<string> ReasonCodes, string? TraceId);

    private sealed record Cursor(DateTimeOffset At, Guid Id);

    /// <param name="refused">Only what was not done.</param>
    public static async Task<Ok<Page<Item>>> Handle(
        ServiceDb db,
        CancellationToken cancel,
        Guid? actor = null,
        Guid? organization = null,
        bool refused = false,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var rows = await Query(db, actor, organization, refused, after, take).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(
            rows.Select(line => new Item(
                line.Id, line.OccurredAt, line.OrganizationId, line.ActorId, line.ActorRole, $"{(char)line.Action}", (int)line.Outcome,
                line.ResourceType, line.ParticipantId == line.ResourceId ? null : line.ResourceId, line.ReasonCodes, line.RequestId)).ToList(),
            take,
            last => new Cursor(last.At, last.Id)));
    }

    internal static IQueryable<AuditEvent> Query(
        ServiceDb db, Guid? actor, Guid? organization, bool refused, string? after, int take)
    {
        var lines = db.Set<AuditEvent>().AsNoTracking();
        if (actor is not null) lines = lines.Where(line => line.ActorId == actor);
        if (organization is not null) lines = lines.Where(line => line.OrganizationId == organization);
        if (refused) lines = lines.Where(line => line.Outcome != AuditOutcome.Done);
        if (Page.TryRead<Cursor>(after, out var last))
            lines = lines.Where(line => EF.Functions.LessThan(
                ValueTuple.Create(line.OccurredAt, line.Id), ValueTuple.Create(last.At, last.Id)));
        return lines.OrderByDescending(line => line.OccurredAt).ThenByDescending(line => line.Id).Take(take + 1);
    }
}
