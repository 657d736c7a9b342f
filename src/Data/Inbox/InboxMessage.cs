using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Data;

/// <summary>Proof that one consumer has handled one message, written with what it changed.</summary>
internal sealed record InboxMessage(Guid MessageId, string Consumer, DateTimeOffset At);

internal sealed class InboxMessageMapping : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> inbox)
    {
        inbox.ToTable("inbox").IsPlatforms().HasKey(message => new { message.MessageId, message.Consumer });
        inbox.HasIndex(message => message.At);
    }
}
