using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Data;

/// <summary>
/// Proof that a command with an <c>Idempotency-Key</c> has been handled, and what was answered: a status and ids, never
/// a name. Written in the command's own transaction, kept for a day.
/// </summary>
internal sealed class HandledCommand
{
    /// <summary>Who sent which key to which route: keys of different callers never meet.</summary>
    public required string Scope { get; init; }

    public required byte[] RequestHash { get; init; }
    public int Status { get; init; }
    public string? Location { get; init; }

    /// <summary>The answer, of ids only.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class HandledCommandMapping : IEntityTypeConfiguration<HandledCommand>
{
    public void Configure(EntityTypeBuilder<HandledCommand> handled)
    {
        handled.ToTable("handled_commands").IsPlatforms().HasKey(command => command.Scope);
        handled.Property(command => command.Answer).HasColumnType("jsonb");
        handled.HasIndex(command => command.At);
    }
}
