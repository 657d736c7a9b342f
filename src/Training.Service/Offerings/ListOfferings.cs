using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Offerings;

/// <summary>The offerings, drafts among them; the newest first.</summary>
internal static class ListOfferings
{
    /// <param name="Sessions">How many are planned.</param>
    /// <param name="NextAt">When the next one begins; null if none is to come.</param>
    public sealed record Item(
        Guid Id,
        OfferingKind Kind,
        string Title,
        OfferingState State,
        int Sessions,
        DateTimeOffset? NextAt,
        int Version);

    public static async Task<Ok<Page<Item>>> Handle(
        TrainingDb db,
        TimeProvider clock,
        CancellationToken cancel,
        [AllowedValues(null, "draft", "published")] string? state = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize) =>
        TypedResults.Ok(Page.Of(
            await Query(db, clock.GetUtcNow(), state, after, take).ToListAsync(cancel), take, last => last.Id));

    internal static IQueryable<Item> Query(TrainingDb db, DateTimeOffset now, string? state, string? after, int take)
    {
        var offerings = db.Offerings.AsQueryable();
        if (state is not null)
        {
            var wanted = Enum.Parse<OfferingState>(state, ignoreCase: true);
            offerings = offerings.Where(offering => offering.State == wanted);
        }

        if (Page.TryRead<Guid>(after, out var last)) offerings = offerings.Where(offering => offering.Id < last);
        return offerings
            .OrderByDescending(offering => offering.Id)
            .Take(take + 1)
            .Select(offering => new Item(
                offering.Id,
                offering.Kind,
                offering.Title,
                offering.State,
                db.Sessions.Count(session =>
                    session.OfferingId == offering.Id && session.State == SessionState.Planned),
                db.Sessions
                    .Where(session => session.OfferingId == offering.Id)
                    .Where(session => session.State == SessionState.Planned && session.EndsAt > now)
                    .Min(session => (DateTimeOffset?)session.StartsAt),
                offering.Version));
    }
}
