using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.People;

namespace Platform.Gateway.SignIn;

/// <summary>
/// Somebody is signed in at a browser. The cookie holds a key, of which the hash stands here: ending the row signs the
/// browser out, whatever copies of the cookie there are.
/// </summary>
internal sealed class Session
{
    /// <summary>Signed out after this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>Signed out after this long in any case.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(12);

    /// <summary>How exact <see cref="SeenAt"/> is: not every request writes.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public required byte[] Hash { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The account's stamp at sign-in: another password ends the session.</summary>
    public required string SecurityStamp { get; init; }

    public DateTimeOffset SignedInAt { get; init; }
    public DateTimeOffset SeenAt { get; init; }

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>How a session is called where it is spoken of: enough of the hash to tell it from others.</summary>
    public static string NameOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 8));
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions").IsPlatforms().HasKey(s => s.Hash);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.PersonId);
        session.HasIndex(s => s.SeenAt);
    }
}
