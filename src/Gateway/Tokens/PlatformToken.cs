using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tokens;

/// <summary>
/// Signs what a request's caller is into the token that the services read. Who the caller is was read from the directory
/// with this very request, so that a membership that was taken away opens nothing from the next request on; only a
/// token that is already on its way lives out its five minutes. The signature alone is reused, for the same claims.
/// </summary>
internal sealed class PlatformToken(KeyRing keys, CredentialClock clock) : IDisposable
{
    private const int MaxReused = 10_000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>How long a signature is reused: what gets it last has four minutes left.</summary>
    private static readonly TimeSpan ReusedFor = TimeSpan.FromMinutes(1);

    private static readonly HashSet<string> Said =
    [
        PlatformClaims.Subject, PlatformClaims.Organization, PlatformClaims.Roles, PlatformClaims.Sites,
        PlatformClaims.Scope,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly MemoryCache _signed = new(new MemoryCacheOptions { SizeLimit = MaxReused });

    public async ValueTask<string> For(ClaimsPrincipal caller, CancellationToken cancel)
    {
        var key = await keys.SigningKey(cancel);
        var content = string.Join('\n', caller.Claims
            .Where(claim => Said.Contains(claim.Type))
            .Select(claim => $"{claim.Type}={claim.Value}"));
        var cached = (key.KeyId, content);
        var now = clock.Now;
        if (_signed.TryGetValue(cached, out Signed? token) && token!.At <= now && now < token.At + ReusedFor)
            return token.Text;

        var text = Sign(caller, key, now);
        _signed.Set(cached, new Signed(text, now), new MemoryCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = ReusedFor,
            Size = 1,
        });
        return text;
    }

    public void Dispose() => _signed.Dispose();

    private static string Sign(ClaimsPrincipal caller, SecurityKey key, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>
        {
            [PlatformClaims.Subject] = caller.FindFirstValue(PlatformClaims.Subject)!,
        };
        if (caller.FindFirstValue(PlatformClaims.Organization) is { } organization)
        {
            claims[PlatformClaims.Organization] = organization;
            claims[PlatformClaims.Roles] = caller.FindAll(PlatformClaims.Roles).Select(role => role.Value).ToArray();
            claims[PlatformClaims.Sites] =
                JsonSerializer.Deserialize<JsonElement>(caller.FindFirstValue(PlatformClaims.Sites)!);
        }

        if (caller.FindFirstValue(PlatformClaims.Scope) is { } scope) claims[PlatformClaims.Scope] = scope;

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = PlatformClaims.Issuer,
            Audience = PlatformClaims.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private sealed record Signed(string Text, DateTimeOffset At);
}
