using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Testing;

/// <summary>
/// Stands for the gateway: signs tokens with ES256 and serves the key set on the loopback, so that a service under test
/// validates real tokens the real way.
/// </summary>
public sealed class TestTokens : IAsyncDisposable
{
    private static readonly Lazy<Task<TestTokens>> Running = new(Start);

    private readonly WebApplication _keySet;
    private readonly List<ECDsaSecurityKey> _published = [];
    private ECDsaSecurityKey _key = null!;
    private int _fetched;

    private TestTokens()
    {
        Rotate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _keySet = builder.Build();
        _keySet.Run(context =>
        {
            Interlocked.Increment(ref _fetched);
            if (IsAway) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return IsAway ? Task.CompletedTask : context.Response.WriteAsJsonAsync(new { keys = PublicKeys() });
        });
    }

    /// <summary>The signer that all services of a test process trust.</summary>
    public static Task<TestTokens> Shared => Running.Value;

    /// <summary>What <c>Tokens:Jwks</c> is to say.</summary>
    public string KeySet => $"{_keySet.Urls.First()}/.well-known/jwks.json";

    /// <summary>Whether the key set cannot be had at the moment.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often the key set was asked for.</summary>
    public int Fetched => _fetched;

    /// <summary>A signer of its own, for tests that rotate keys or take the key set away.</summary>
    public static async Task<TestTokens> Start()
    {
        var tokens = new TestTokens();
        await tokens._keySet.StartAsync();
        return tokens;
    }

    /// <summary>Signs with a new key from now on; the old ones stay published.</summary>
    public void Rotate()
    {
        _key = NewKey();
        lock (_published) _published.Add(_key);
    }

    /// <summary>The token that the gateway would mint for <paramref name="caller"/>, good for five minutes.</summary>
    public string For(TestCaller caller, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [PlatformClaims.Subject] = caller.PersonId.ToString(),
            [PlatformClaims.Roles] = caller.Roles.Keys.ToArray(),
            [PlatformClaims.Sites] = caller.Roles.ToDictionary(
                role => role.Key, role => role.Value is { } sites ? (object)sites.Select(site => $"{site}").ToArray() : "*"),
        };
        if (caller.OrganizationId is { } organization) claims[PlatformClaims.Organization] = organization.ToString();
        if (caller.IsNational) claims[PlatformClaims.Scope] = PlatformClaims.NationalScope;

        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = PlatformClaims.Issuer,
            Audience = PlatformClaims.Audience,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    /// <summary>A token by its parts: see <see cref="TestCaller"/> for the shorter way.</summary>
    public string Bearer(
        Guid personId,
        Guid? organizationId,
        IEnumerable<string> roles,
        IReadOnlyCollection<Guid>? sites = null,
        bool national = false)
    {
        var caller = (organizationId is { } id ? TestCaller.In(id, [.. roles]) : TestCaller.Outside()) with
        {
            PersonId = personId,
            IsNational = national,
        };
        return For(sites is null ? caller : caller.At([.. sites]));
    }

    public async ValueTask DisposeAsync() => await _keySet.DisposeAsync();

    /// <summary>A key that nobody knows.</summary>
    public static ECDsaSecurityKey NewKey() =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Path.GetRandomFileName() };

    private object[] PublicKeys()
    {
        lock (_published)
        {
            return [.. _published.Select(key =>
            {
                var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
                return (object)new
                {
                    kty = "EC",
                    crv = "P-256",
                    use = "sig",
                    alg = SecurityAlgorithms.EcdsaSha256,
                    kid = key.KeyId,
                    x = Base64UrlEncoder.Encode(point.X),
                    y = Base64UrlEncoder.Encode(point.Y),
                };
            })];
        }
    }
}
