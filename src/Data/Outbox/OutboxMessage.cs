using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Data;

/// <summary>An event that waits in the sender's database until the broker has it.</summary>
internal sealed class OutboxMessage
{
    public long Sequence { get; private init; }
    public Guid MessageId { get; private init; }

    /// <summary>The event's type, as full name and assembly.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }
    public string? TraceParent { get; private init; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How often the broker has refused it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Since when it is put aside, to be looked at by a person: it cannot be read, or was refused too often.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    /// <summary>Why it was refused the last time: an exception's type, never its text, which may quote the event.</summary>
    public string? Failure { get; private set; }

    public static OutboxMessage From(object fact, DateTimeOffset now) => new()
    {
        MessageId = Guid.CreateVersion7(now),
        Type = $"{fact.GetType().FullName}, {fact.GetType().Assembly.GetName().Name}",
        Body = JsonSerializer.Serialize(fact, fact.GetType()),
        TraceParent = Activity.Current?.Id,
        At = now,
    };

    public (object Fact, Type Type) Read()
    {
        var type = System.Type.GetType(Type, throwOnError: true)!;
        return (JsonSerializer.Deserialize(Body, type) ?? throw new JsonException("The body is null."), type);
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> outbox)
    {
        outbox.ToTable("outbox").IsPlatforms().HasKey(message => message.Sequence);
        outbox.Property(message => message.Body).HasColumnType("jsonb");
        outbox.HasIndex(message => message.Sequence)
            .HasFilter("sent_at IS NULL AND parked_at IS NULL")
            .HasDatabaseName("ix_outbox_waiting");
        outbox.HasIndex(message => message.SentAt).HasFilter("sent_at IS NOT NULL");
    }
}
