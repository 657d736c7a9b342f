using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Offerings;

/// <summary>What an offering can be made from: of each template the newest version. There are a handful: one page.</summary>
internal static class ListTemplates
{
    public sealed record Item(string Code, int Version, OfferingKind Kind, string Title, int Sessions);

    public static async Task<Ok<Page<Item>>> Handle(TrainingDb db, CancellationToken cancel)
    {
        var templates = await db.OfferingTemplates
            .AsNoTracking()
            .Where(template => !db.OfferingTemplates.Any(
                newer => newer.Code == template.Code && newer.Version > template.Version))
            .OrderBy(template => template.Code)
            .Take(Page.MaxSize)
            .ToListAsync(cancel);
        return TypedResults.Ok(new Page<Item>(
            [
                .. templates.Select(template => new Item(
                    template.Code,
                    template.Version,
                    template.Text.Kind!.Value,
                    template.Text.Title,
                    template.Sessions.Count)),
            ],
            Next: null));
    }
}
