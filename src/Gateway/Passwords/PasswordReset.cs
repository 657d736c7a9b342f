using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.People;

namespace Platform.Gateway.Passwords;

/// <summary>
/// Somebody asked for another password. One that names nobody is kept as well: what is written and how long that takes
/// must not tell who has an account here.
/// </summary>
internal sealed class PasswordReset
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>How many may be asked for by one name in <see cref="Life"/>: nobody's mailbox is to be filled.</summary>
    public const int AtMost = 3;

    /// <summary>SHA-256 of the link's token.</summary>
    public required byte[] Hash { get; init; }

    public required byte[] NameHash { get; init; }
    public Guid? PersonId { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}

internal sealed class PasswordResetMapping : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> reset)
    {
        reset.ToTable("password_resets").IsPlatforms().HasKey(r => r.Hash);
        reset.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        reset.HasIndex(r => r.NameHash);
        reset.HasIndex(r => r.PersonId);
        reset.HasIndex(r => r.ExpiresAt);
    }
}
