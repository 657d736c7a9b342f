using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>A page of a list, and where the next one starts; null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Pages by key, never by offset: the cursor holds the sort key of the last row shown, opaque to the caller. It is not
/// secret and not trusted: a query with it still runs as the caller's organisation.
/// </summary>
public static class Page
{
    public const int DefaultSize = 25;
    public const int MaxSize = 100;

    /// <summary>
    /// Makes a page from a query that asked for one row more than <paramref name="take"/>, which tells whether there is a next.
    /// </summary>
    public static Page<T> Of<T, TKey>(IReadOnlyList<T> rows, int take, Func<T, TKey> key) =>
        rows.Count > take
            ? new Page<T>([.. rows.Take(take)], Write(key(rows[take - 1])))
            : new Page<T>(rows, null);

    /// <summary>Reads the key that <see cref="Of"/> wrote.</summary>
    /// <returns>False on the first page.</returns>
    /// <exception cref="RequestRefusedException">400 <c>page.unknown</c>: not a cursor of this list.</exception>
    public static bool TryRead<TKey>(string? after, out TKey key)
    {
        key = default!;
        if (string.IsNullOrEmpty(after)) return false;
        try
        {
            key = JsonSerializer.Deserialize<TKey>(WebEncoders.Base64UrlDecode(after), JsonSerializerOptions.Web)
                ?? throw new JsonException();
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, "page.unknown");
        }
    }

    private static string Write<TKey>(TKey key) =>
        WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(key, JsonSerializerOptions.Web)));
}
