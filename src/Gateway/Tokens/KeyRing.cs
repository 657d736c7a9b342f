using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Platform.Gateway.Data;
using Platform.Gateway.Keys;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tokens;

/// <summary>
/// The keys that sign and the keys that are published, read from the database once a minute and made when they are due.
/// Every replica has the same: whoever finds one missing makes it behind a lock.
/// </summary>
internal sealed partial class KeyRing(
    IServiceScopeFactory scopes, MasterKey master, CredentialClock clock, ILogger<KeyRing> log)
    : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    /// <summary>How long a token may be on its way after its key has stopped to sign: its lifetime, and clocks that differ.</summary>
    private static readonly TimeSpan PublishedAfter = PlatformToken.Lifetime + TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Dictionary<Guid, EcdsaKey> _opened = [];
    private Ring? _ring;

    /// <summary>The key that signs now.</summary>
    public async ValueTask<SecurityKey> SigningKey(CancellationToken cancel) => (await Read(cancel)).Signing;

    /// <summary>The keys under which a token may be valid, in the words of RFC 7517.</summary>
    public async ValueTask<IReadOnlyList<JsonWebKey>> Published(CancellationToken cancel) => (await Read(cancel)).Published;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var keys = new OpenIdConnectConfiguration { Issuer = PlatformClaims.Issuer };
        foreach (var key in await Published(cancel)) keys.SigningKeys.Add(key);
        return keys;
    }

    /// <summary>Asked for when a token names a key that nobody knows. Our own are known a day ahead: there is nothing newer.</summary>
    public void RequestRefresh()
    {
    }

    public void Dispose()
    {
        _reading.Dispose();
        foreach (var key in _opened.Values) key.Private.Dispose();
    }

    private async ValueTask<Ring> Read(CancellationToken cancel)
    {
        var now = clock.Now;
        if (_ring is { } ring && ring.ReadAt <= now && now < ring.ReadAt + ReadEvery) return ring;

        await _reading.WaitAsync(cancel);
        try
        {
            if (_ring is { } meanwhile && meanwhile.ReadAt <= now && now < meanwhile.ReadAt + ReadEvery) return meanwhile;

            return _ring = await ReadFromDatabase(now, cancel);
        }
        catch (Exception failure) when (_ring is { } last && now < last.GoodUntil && failure is not OperationCanceledException)
        {
            LogNotRead(failure);
            return last;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Ring> ReadFromDatabase(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var keys = await Living(db, now, cancel);
        if (IsDue(keys, now))
        {
            await MakeWhatIsDue(db, now, cancel);
            keys = await Living(db, now, cancel);
        }

        var signing = keys.Last(key => key.SignsFrom <= now);
        return new Ring(
            now,
            signing.SignsUntil,
            await Open(db, signing, cancel),
            [.. keys.Select(ToJsonWebKey)]);
    }

    private static bool IsDue(List<SigningKey> keys, DateTimeOffset now) =>
        !keys.Any(key => key.SignsFrom <= now && now < key.SignsUntil)
        || keys.Max(key => key.SignsUntil) <= now + Tokens.SigningKey.PublishedAhead;

    private static Task<List<SigningKey>> Living(DirectoryDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var signedUntil = now - PublishedAfter;
        return db.SigningKeys
            .AsNoTracking()
            .Where(key => key.SignsUntil > signedUntil)
            .OrderBy(key => key.SignsFrom)
            .ToListAsync(cancel);
    }

    private async Task MakeWhatIsDue(DirectoryDb db, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))", cancel);
        var keys = await Living(db, now, cancel);
        if (!IsDue(keys, now)) return;

        var envelope = await db.EnvelopeKeys.OrderByDescending(key => key.CreatedAt).FirstOrDefaultAsync(cancel);
        if (envelope is null)
        {
            envelope = EnvelopeKey.Create(master, now);
            db.EnvelopeKeys.Add(envelope);
        }

        // The first key of all, or of an installation that slept for long, signs at once: nobody has an older set to prefer.
        var signsFrom = keys.Count > 0 && keys[^1].SignsUntil > now ? keys[^1].SignsUntil : now;
        var made = Tokens.SigningKey.Create(envelope, master, signsFrom, now);
        db.SigningKeys.Add(made);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        LogMade(made.Id, made.SignsFrom);
    }

    private async Task<SecurityKey> Open(DirectoryDb db, SigningKey key, CancellationToken cancel)
    {
        if (_opened.TryGetValue(key.Id, out var opened)) return opened.Key;

        var envelope = await db.EnvelopeKeys.AsNoTracking().SingleAsync(e => e.Id == key.EnvelopeKeyId, cancel);
        ECDsa ecdsa;
        try
        {
            ecdsa = key.OpenPrivateKey(envelope, master);
        }
        catch (CryptographicException failure)
        {
            throw new InvalidOperationException(
                $"Signing key {key.Id} does not open with the master key in Keys:Directory. Put back the master key that "
                + "belongs to this database. If it is lost, delete the rows of signing_keys and then of envelope_keys: "
                + "new ones are made, and nothing else hangs on them.",
                failure);
        }

        var signing = new ECDsaSecurityKey(ecdsa) { KeyId = key.Id.ToString() };
        _opened[key.Id] = new EcdsaKey(ecdsa, signing);
        return signing;
    }

    private static JsonWebKey ToJsonWebKey(SigningKey key)
    {
        using var ecdsa = key.OpenPublicKey();
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Use = JsonWebKeyUseNames.Sig,
            Alg = SecurityAlgorithms.EcdsaSha256,
            Kid = key.Id.ToString(),
            Crv = JsonWebKeyECTypes.P256,
            X = Base64UrlEncoder.Encode(point.X!),
            Y = Base64UrlEncoder.Encode(point.Y!),
        };
    }

    private sealed record Ring(
        DateTimeOffset ReadAt, DateTimeOffset GoodUntil, SecurityKey Signing, IReadOnlyList<JsonWebKey> Published);

    private sealed record EcdsaKey(ECDsa Private, SecurityKey Key);

    [LoggerMessage(LogLevel.Information, "Signing key {KeyId} was made; it signs from {SignsFrom}")]
    private partial void LogMade(Guid keyId, DateTimeOffset signsFrom);

    [LoggerMessage(LogLevel.Warning, "The signing keys could not be read; those known serve on")]
    private partial void LogNotRead(Exception failure);
}
