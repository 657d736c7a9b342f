using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Gateway.Keys;
using Platform.Gateway.Tests.Support;
using Platform.Gateway.Tokens;

namespace Platform.Gateway.Tests.Tokens;

public sealed class KeyRingTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_published_a_day_before_it_signs_and_until_its_last_token_has_run_out()
    {
        var (_, _, program) = await app.SomebodyAtWork();
        var begun = app.Credentials.GetUtcNow();
        var first = await Kid(program);
        Assert.Equal([first], await Published());

        app.Credentials.MoveTo(begun + SigningKey.SignsFor - SigningKey.PublishedAhead + TimeSpan.FromMinutes(1));
        var published = await Published();
        Assert.Equal(2, published.Length);
        Assert.Equal(first, published[0]);
        Assert.Equal(first, await Kid(program));

        app.Credentials.MoveTo(begun + SigningKey.SignsFor - TimeSpan.FromMinutes(1));
        var lastOfTheFirst = await PlatformTokenTests.TokenOf(program, "/cohorts");
        Assert.Equal(first, new JsonWebToken(lastOfTheFirst).Kid);

        app.Credentials.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(published[1], await Kid(program));
        Assert.Contains(first, await Published());
        Assert.Equal(HttpStatusCode.OK, await Inside(lastOfTheFirst));

        app.Credentials.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(first, await Published());
        Assert.Equal(HttpStatusCode.Unauthorized, await Inside(lastOfTheFirst));
    }

    [Fact]
    public async Task Two_replicas_make_one_key()
    {
        app.Credentials.Advance(TimeSpan.FromDays(30));
        var rings = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<KeyRing>(app.Services)).ToArray();

        var signing = await Task.WhenAll(rings.Select(ring => ring.SigningKey(Cancel).AsTask()));

        Assert.Single(signing.Select(key => key.KeyId).Distinct());
    }

    [Fact]
    public async Task The_private_part_is_no_key_without_the_master_key()
    {
        await Published();
        var stored = await app.Query(db => db.SigningKeys.AsNoTracking().OrderBy(key => key.SignsFrom).FirstAsync(Cancel));
        var envelope = await app.Query(db => db.EnvelopeKeys.AsNoTracking().SingleAsync(e => e.Id == stored.EnvelopeKeyId, Cancel));
        var folder = Directory.CreateTempSubdirectory("platform-tests-keys-");

        using (stored.OpenPrivateKey(envelope, MasterKey.In(app.KeysDirectory)))
        {
        }

        using var none = ECDsa.Create();
        Assert.ThrowsAny<CryptographicException>(() => none.ImportPkcs8PrivateKey(stored.SealedPrivateKey, out _));
        Assert.ThrowsAny<CryptographicException>(() => stored.OpenPrivateKey(envelope, MasterKey.In(folder.FullName)));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_published_set_has_no_private_part()
    {
        var set = await app.Inside().GetStringAsync("/.well-known/jwks.json", Cancel);

        Assert.All(new JsonWebKeySet(set).Keys, key => Assert.False(key.HasPrivateKey));
    }

    private async Task<HttpStatusCode> Inside(string token)
    {
        var http = app.Inside();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await http.Get("/directory/me")).StatusCode;
    }

    private static async Task<string> Kid(HttpClient program) =>
        new JsonWebToken(await PlatformTokenTests.TokenOf(program, "/cohorts")).Kid;

    private async Task<string[]> Published() =>
        [.. new JsonWebKeySet(await app.Inside().GetStringAsync("/.well-known/jwks.json", Cancel)).Keys.Select(key => key.Kid)];
}
