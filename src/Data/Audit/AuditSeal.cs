using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Data;

/// <summary>
/// A link of the chain: the hash of a line together with the hash before it. Whoever changes, removes or moves a line
/// has to make anew every link behind it, and the last one stands in the log.
/// </summary>
internal sealed record AuditSeal
{
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    public long Position { get; init; }
    public Guid EventId { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public required byte[] PrevHash { get; init; }
    public required byte[] Hash { get; init; }

    public static AuditSeal On(AuditEvent line, long position, byte[] prevHash) => new()
    {
        Position = position,
        EventId = line.Id,
        OccurredAt = line.OccurredAt,
        PrevHash = prevHash,
        Hash = HashOf(line, prevHash),
    };

    /// <summary>Over every column in a fixed order, each with its length before it, so that no two lines read the same.</summary>
    public static byte[] HashOf(AuditEvent line, byte[] prevHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prevHash);
        Append(hash, "1"); // the version of this order
        Append(hash, line.Id);
        Append(hash, Ticks(line.OccurredAt));
        Append(hash, Ticks(line.RecordedAt));
        Append(hash, line.OrganizationId);
        Append(hash, line.ActorId);
        Append(hash, line.ActorRole);
        Append(hash, line.OnBehalfOf);
        Append(hash, line.SessionId);
        Append(hash, line.IpHash is { } ip ? Convert.ToHexString(ip) : null);
        Append(hash, $"{(char)line.Action}");
        Append(hash, $"{(int)line.Outcome}");
        Append(hash, line.ResourceType);
        Append(hash, line.ResourceId);
        Append(hash, line.ParticipantId);
        Append(hash, line.PurposeOfUse);
        Append(hash, string.Join('\n', line.DataCategories));
        Append(hash, line.LegalBasis is { } basis ? AuditTables.CodeOf(basis) : null);
        Append(hash, line.ConsentId);
        Append(hash, line.EmergencyId);
        Append(hash, string.Join('\n', line.ReasonCodes));
        Append(hash, line.RequestId);
        return hash.GetHashAndReset();
    }

    /// <summary>In microseconds, as PostgreSQL keeps them.</summary>
    private static string Ticks(DateTimeOffset at) => $"{at.UtcTicks / TimeSpan.TicksPerMicrosecond}";

    private static void Append(IncrementalHash hash, Guid? id) => Append(hash, id?.ToString("D"));

    private static void Append(IncrementalHash hash, string? value)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
        BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

/// <summary>A line that waits for its seal. The database notes each line here by itself; the sealing takes it away.</summary>
internal sealed record AuditUnsealed(Guid EventId, DateTimeOffset OccurredAt);

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable(AuditTables.Seals, table => table.ExcludeFromMigrations()).IsPlatforms().IsAppendOnly();
        seal.HasKey(link => link.Position);
        seal.Property(link => link.Position).ValueGeneratedNever();
    }
}

internal sealed class AuditUnsealedMapping : IEntityTypeConfiguration<AuditUnsealed>
{
    public void Configure(EntityTypeBuilder<AuditUnsealed> unsealed) => unsealed
        .ToTable(AuditTables.Unsealed, table => table.ExcludeFromMigrations())
        .IsPlatforms()
        .HasKey(line => line.EventId);
}
