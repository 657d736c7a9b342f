using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Gateway.Edge;

namespace Platform.Gateway.Tokens;

/// <summary>The public keys, for the platform's own processes.</summary>
internal static class KeySetApi
{
    public sealed record KeySet(IReadOnlyList<Key> Keys);

    public sealed record Key(string Kty, string Use, string Alg, string Kid, string Crv, string X, string Y);

    public static void MapKeySet(this IEndpointRouteBuilder app) => app
        .MapGet("/.well-known/jwks.json", Handle)
        .AllowAnonymous()
        .ExcludeFromDescription()
        .AnswersInside();

    private static async Task<Ok<KeySet>> Handle(KeyRing ring, CancellationToken cancel) =>
        TypedResults.Ok(new KeySet([.. (await ring.Published(cancel)).Select(key =>
            new Key(key.Kty, key.Use, key.Alg, key.Kid, key.Crv, key.X, key.Y))]));
}
