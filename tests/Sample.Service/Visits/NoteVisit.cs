using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Sample.Data;

namespace Platform.Sample.Visits;

/// <summary>One row for each handling: a message handled twice would show.</summary>
internal sealed class Visit
{
    public Guid Id { get; private init; }
    public Guid VisitId { get; init; }

    public static Visit Of(Guid visitId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), VisitId = visitId };
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> visit) => visit.ToTable("visits").IsOrganizations();
}

/// <summary>What a test makes go wrong in the consumer, after its row has been saved.</summary>
internal sealed class Mishaps
{
    public Func<GardenVisited, SampleDb, Task>? Next { get; set; }
}

/// <summary>Notes that somebody was there.</summary>
internal sealed class NoteVisit(SampleDb db, Mishaps mishaps, TimeProvider clock) : IConsumer<GardenVisited>
{
    public async Task Consume(ConsumeContext<GardenVisited> context)
    {
        db.Visits.Add(Visit.Of(context.Message.VisitId, clock.GetUtcNow()));
        await db.SaveChangesAsync(context.CancellationToken);
        if (mishaps.Next is { } mishap) await mishap(context.Message, db);
    }
}
