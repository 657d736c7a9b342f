using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

/// <summary>What can be certified, and for how long. There are a few kinds, as many as a file of this service names.</summary>
internal static class ListKinds
{
    /// <param name="ValidMonths">Null until the centre has decided.</param>
    public sealed record Item(string Code, int? ValidMonths, int Version);

    public static async Task<Ok<Page<Item>>> Handle(TrainingDb db, CancellationToken cancel) =>
        TypedResults.Ok(new Page<Item>(
            await db.CredentialKinds
                .OrderBy(kind => kind.Code)
                .Take(Page.MaxSize)
                .Select(kind => new Item(kind.Code, kind.ValidMonths, kind.Version))
                .ToListAsync(cancel),
            null));
}
