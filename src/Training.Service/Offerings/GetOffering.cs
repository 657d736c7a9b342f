using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Offerings;

/// <summary>An offering as training staff see it, with all its sessions.</summary>
internal static class GetOffering
{
    public sealed record Response(
        Guid Id,
        OfferingText Text,
        OfferingState State,
        DateTimeOffset? PublishedAt,
        string TemplateCode,
        int TemplateVersion,
        IReadOnlyList<Item> Sessions,
        int Version);

    public sealed record Item(
        Guid Id, int Number, string? Title, When When, SessionState State, int? Capacity, int Taken, int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, TrainingDb db, HttpResponse http, CancellationToken cancel)
    {
        var offering = await db.Offerings.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (offering is null) return TypedResults.NotFound();

        var sessions = await db.Sessions
            .AsNoTracking()
            .Where(session => session.OfferingId == id)
            .OrderBy(session => session.Number)
            .ToListAsync(cancel);
        http.SetVersion(offering.Version);
        return TypedResults.Ok(new Response(
            id,
            offering.Text,
            offering.State,
            offering.PublishedAt,
            offering.TemplateCode,
            offering.TemplateVersion,
            [
                .. sessions.Select(session => new Item(
                    session.Id,
                    session.Number,
                    session.Text.Title,
                    When.Of(session),
                    session.State,
                    session.Capacity,
                    session.Taken,
                    session.Version)),
            ],
            offering.Version));
    }
}
