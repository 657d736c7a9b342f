using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Training.Data;

namespace Platform.Training.Offerings;

/// <summary>A template's newest version, with the rhythm of its sessions.</summary>
internal static class GetTemplate
{
    public sealed record Response(
        string Code, int Version, string TimeZone, OfferingKind Kind, string Title, IReadOnlyList<Item> Sessions);

    /// <param name="HeldOn">When the original was, where that is known.</param>
    public sealed record Item(
        int Number, string? Title, int DaysAfterFirst, DateOnly? HeldOn, TimeOnly At, int Minutes, int? Capacity);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(string code, TrainingDb db, CancellationToken cancel)
    {
        if (await db.OfferingTemplates.Newest(code, cancel) is not { } template) return TypedResults.NotFound();

        return TypedResults.Ok(new Response(
            template.Code,
            template.Version,
            template.TimeZone,
            template.Text.Kind!.Value,
            template.Text.Title,
            [
                .. template.Sessions.Select(session => new Item(
                    session.Number,
                    session.Text.Title,
                    session.DaysAfterFirst,
                    session.HeldOn,
                    session.At,
                    session.Minutes,
                    session.Capacity)),
            ]));
    }
}
