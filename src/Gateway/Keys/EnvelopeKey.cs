using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Gateway.Keys;

/// <summary>
/// A key that encrypts secrets in this database, itself encrypted with the master key: another master key means sealing
/// the few envelope keys anew, and nothing else.
/// </summary>
internal sealed class EnvelopeKey
{
    private EnvelopeKey()
    {
    }

    public Guid Id { get; private init; }
    public required byte[] SealedKey { get; init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static EnvelopeKey Create(MasterKey master, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var key = RandomNumberGenerator.GetBytes(32);
        return new EnvelopeKey { Id = id, SealedKey = master.Seal(key, Purpose(id)), CreatedAt = now };
    }

    public byte[] Seal(MasterKey master, ReadOnlySpan<byte> secret, string purpose) =>
        Sealed.Seal(master.Open(SealedKey, Purpose(Id)), secret, purpose);

    public byte[] Open(MasterKey master, ReadOnlySpan<byte> sealedSecret, string purpose) =>
        Sealed.Open(master.Open(SealedKey, Purpose(Id)), sealedSecret, purpose);

    private static string Purpose(Guid id) => $"envelope key {id}";
}

internal sealed class EnvelopeKeyMapping : IEntityTypeConfiguration<EnvelopeKey>
{
    public void Configure(EntityTypeBuilder<EnvelopeKey> envelope)
    {
        envelope.ToTable("envelope_keys").IsPlatforms();
        envelope.Property(e => e.Id).ValueGeneratedNever();
    }
}
