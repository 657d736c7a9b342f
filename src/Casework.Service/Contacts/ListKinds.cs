using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Casework.Templates;

namespace Platform.Casework.Contacts;

/// <summary>What a contact or a duty can be about, in the reader's language; a list that comes with the service.</summary>
internal static class ListKinds
{
    public sealed record Item(string Code, string Title, string Component, string LedBy, bool NotForPeers);

    public static Ok<IReadOnlyList<Item>> Handle() => TypedResults.Ok<IReadOnlyList<Item>>(
    [
        .. ContactKind.All.Select(kind => new Item(
            kind.Code, kind.Title.ForReader(), kind.Component, kind.LedBy, kind.NotForPeers)),
    ]);
}
