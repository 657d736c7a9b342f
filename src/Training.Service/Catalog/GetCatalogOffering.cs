using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Catalog;

/// <summary>An offering as anybody sees it. Where a session is joined is not among it, nor who comes.</summary>
internal static class GetCatalogOffering
{
    public sealed record Response(Guid Id, OfferingText Text, IReadOnlyList<Item> Sessions);

    /// <param name="IsOpen">Whether people can still be enrolled: it has not begun and is not cancelled.</param>
    /// <param name="PlacesLeft">Null where there is no limit.</param>
    public sealed record Item(
        Guid Id, int Number, SessionText Text, When When, SessionState State, bool IsOpen, int? PlacesLeft);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, TrainingDb db, TimeProvider clock, CancellationToken cancel)
    {
        var offering = await db.Offerings
            .AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id && known.State == OfferingState.Published, cancel);
        if (offering is null) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var sessions = await db.Sessions
            .AsNoTracking()
            .Where(session => session.OfferingId == id)
            .OrderBy(session => session.Number)
            .ToListAsync(cancel);
        return TypedResults.Ok(new Response(
            id,
            offering.Text,
            [
                .. sessions.Select(session => new Item(
                    session.Id,
                    session.Number,
                    session.Text,
                    When.Of(session),
                    session.State,
                    session.State is SessionState.Planned && session.StartsAt > now,
                    session.Capacity - session.Taken)),
            ]));
    }
}
