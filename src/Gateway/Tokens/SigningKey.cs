using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.Keys;

namespace Platform.Gateway.Tokens;

/// <summary>
/// An ES256 key that signs tokens for a week. Its successor is published a day ahead, so that every service knows it
/// before the first token signed with it comes; it stays published until the last token that it signed has run out.
/// </summary>
internal sealed class SigningKey
{
    public static readonly TimeSpan SignsFor = TimeSpan.FromDays(7);
    public static readonly TimeSpan PublishedAhead = TimeSpan.FromDays(1);

    private SigningKey()
    {
    }

    /// <summary>The <c>kid</c> of its tokens.</summary>
    public Guid Id { get; private init; }

    public required byte[] PublicKey { get; init; }
    public required byte[] SealedPrivateKey { get; init; }
    public Guid EnvelopeKeyId { get; private init; }
    public DateTimeOffset PublishedAt { get; private init; }
    public DateTimeOffset SignsFrom { get; private init; }
    public DateTimeOffset SignsUntil { get; private init; }

    public static SigningKey Create(
        EnvelopeKey envelope, MasterKey master, DateTimeOffset signsFrom, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Guid.CreateVersion7(now);
        return new SigningKey
        {
            Id = id,
            PublicKey = key.ExportSubjectPublicKeyInfo(),
            SealedPrivateKey = envelope.Seal(master, key.ExportPkcs8PrivateKey(), Purpose(id)),
            EnvelopeKeyId = envelope.Id,
            PublishedAt = now,
            SignsFrom = signsFrom,
            SignsUntil = signsFrom + SignsFor,
        };
    }

    public ECDsa OpenPublicKey()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return key;
    }

    public ECDsa OpenPrivateKey(EnvelopeKey envelope, MasterKey master)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(envelope.Open(master, SealedPrivateKey, Purpose(Id)), out _);
        return key;
    }

    private static string Purpose(Guid id) => $"signing key {id}";
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> key)
    {
        key.ToTable("signing_keys").IsPlatforms();
        key.Property(k => k.Id).ValueGeneratedNever();
        key.HasOne<EnvelopeKey>().WithMany().HasForeignKey(k => k.EnvelopeKeyId);
    }
}
