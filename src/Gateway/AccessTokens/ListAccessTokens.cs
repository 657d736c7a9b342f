using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.ServiceDefaults;

namespace Platform.Gateway.AccessTokens;

/// <summary>A page of one's own tokens that have not been revoked, newest first. Never their text.</summary>
internal static class ListAccessTokens
{
    public sealed record Item(Guid Id, string Name, DateTimeOffset CreatedAt, DateOnly ExpiresOn, DateOnly? LastUsedOn);

    public static async Task<Ok<Page<Item>>> Handle(
        DirectoryDb db,
        Caller caller,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize) =>
        TypedResults.Ok(Page.Of(await Query(db, caller.PersonId, after, take).ToArrayAsync(cancel), take, last => last.Id));

    internal static IQueryable<Item> Query(DirectoryDb db, Guid personId, string? after, int take)
    {
        var tokens = db.AccessTokens.Where(token => token.PersonId == personId && token.RevokedAt == null);
        if (Page.TryRead<Guid>(after, out var last)) tokens = tokens.Where(token => token.Id < last);
        return tokens
            .OrderByDescending(token => token.Id)
            .Take(take + 1)
            .Select(token => new Item(token.Id, token.Name, token.CreatedAt, token.ExpiresOn, token.LastUsedOn));
    }
}
