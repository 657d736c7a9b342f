using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Domain;

namespace Platform.Gateway.AccessTokens;

/// <summary>
/// What a program signs in with, in the name of a person. The text is shown once, when it is made: only its hash is kept.
/// </summary>
internal sealed class PersonalAccessToken
{
    public const string Prefix = "pat_";
    public const int MaxName = 100;
    public const int MaxActive = 20;
    public const int MaxDays = 366;
    public const int MinText = 47;
    public const int MaxText = 200;
    private const int SecretBytes = 32;

    private PersonalAccessToken()
    {
    }

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of the text. It is 256 random bits, which no slower hash would protect better.</summary>
    public required byte[] Hash { get; init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The last day on which it is good, in UTC.</summary>
    public DateOnly ExpiresOn { get; private set; }

    public DateOnly? LastUsedOn { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public static (PersonalAccessToken Token, string Text) Create(
        Guid personId, string name, DateOnly expiresOn, DateTimeOffset now)
    {
        var text = Prefix + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        return (Of(text, personId, name, expiresOn, now), text);
    }

    /// <summary>A token whose text was made elsewhere.</summary>
    public static PersonalAccessToken Of(
        string text, Guid personId, string name, DateOnly expiresOn, DateTimeOffset now)
    {
        RefuseExpiry(expiresOn, now);
        return new PersonalAccessToken
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            Name = name.Trim(),
            Hash = HashOf(text),
            CreatedAt = now,
            ExpiresOn = expiresOn,
        };
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public void Renew(DateOnly expiresOn, DateTimeOffset now)
    {
        RefuseExpiry(expiresOn, now);
        ExpiresOn = expiresOn;
    }

    /// <summary>It is good for nothing from now on. Revoking it again changes nothing.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    private static void RefuseExpiry(DateOnly expiresOn, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (expiresOn < today || expiresOn > today.AddDays(MaxDays)) throw ExpiryOutOfReach();
    }

    private static RuleViolationException ExpiryOutOfReach() => new("token.expiry-out-of-reach");
    public static RuleViolationException TooMany() => new("token.too-many", MaxActive);
}
