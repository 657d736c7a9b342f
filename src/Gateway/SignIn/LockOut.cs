using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.Data;

namespace Platform.Gateway.SignIn;

/// <summary>
/// Wrong passwords in a row, by the name that was tried, whether or not anybody has it: a lock that only known names had
/// would tell who has an account here. An attempt is paid for before the password is looked at, in one statement, so
/// that a hundred attempts at one moment count as a hundred.
/// </summary>
internal sealed class LockOut
{
    public const int Attempts = 5;

    /// <summary>How long a locked name stays locked, and after which pause the count begins again.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    public required byte[] NameHash { get; init; }
    public int Failed { get; init; }
    public DateTimeOffset LastAt { get; init; }

    public static byte[] HashOf(string normalizedName) => SHA256.HashData(Encoding.UTF8.GetBytes(normalizedName));

    /// <returns>False while the name is locked. Attempts at a locked name don't prolong the lock.</returns>
    public static async Task<bool> TryPay(DirectoryDb db, byte[] nameHash, DateTimeOffset now, CancellationToken cancel)
    {
        var forgotten = now - Length;
        var paid = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO lock_outs (name_hash, failed, last_at) VALUES ({nameHash}, 1, {now})
            ON CONFLICT (name_hash) DO UPDATE
            SET failed = CASE WHEN lock_outs.last_at <= {forgotten} THEN 1 ELSE lock_outs.failed + 1 END, last_at = {now}
            WHERE lock_outs.failed < {Attempts} OR lock_outs.last_at <= {forgotten}
            """,
            cancel);
        return paid > 0;
    }

    /// <summary>The password was right: what was paid is given back.</summary>
    public static Task Forget(DirectoryDb db, byte[] nameHash, CancellationToken cancel) =>
        db.LockOuts.Where(lockOut => lockOut.NameHash == nameHash).ExecuteDeleteAsync(cancel);
}

internal sealed class LockOutMapping : IEntityTypeConfiguration<LockOut>
{
    public void Configure(EntityTypeBuilder<LockOut> lockOut)
    {
        lockOut.ToTable("lock_outs").IsPlatforms().HasKey(l => l.NameHash);
        lockOut.HasIndex(l => l.LastAt);
    }
}
