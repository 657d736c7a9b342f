using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Data;

/// <summary>A page of the events that the relay put aside, the longest there first.</summary>
internal static class ListParked
{
    /// <param name="Event">The name of the event's type.</param>
    /// <param name="Reason">The name of the exception's type; never its text, which may quote the event.</param>
    public sealed record Item(
        long Sequence, Guid MessageId, string Event, string? Reason, int Attempts, DateTimeOffset At, DateTimeOffset ParkedAt,
        string? TraceId);

    public static async Task<Ok<Page<Item>>> Handle(
        ServiceDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var parked = db.Outbox.AsNoTracking().Where(message => message.ParkedAt != null);
        if (Page.TryRead<long>(after, out var last)) parked = parked.Where(message => message.Sequence > last);
        var rows = await parked
            .OrderBy(message => message.Sequence)
            .Take(take + 1)
            .Select(message => new
            {
                message.Sequence,
                message.MessageId,
                message.Type,
                message.Failure,
                message.Attempts,
                message.At,
                message.ParkedAt,
                message.TraceParent,
            })
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(
            rows
                .Select(row => new Item(
                    row.Sequence, row.MessageId, row.Type.Split(',')[0].Split('.')[^1], row.Failure, row.Attempts, row.At,
                    row.ParkedAt!.Value, TraceOf(row.TraceParent)))
                .ToList(),
            take,
            row => row.Sequence));
    }

    internal static string? TraceOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToHexString() : null;
}
