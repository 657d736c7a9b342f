using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Training.Data;

namespace Platform.Training.Directory;

/// <summary>Keeps the newest version of each site; an older one that comes late changes nothing.</summary>
internal sealed class CopySites(TrainingDb db) : IConsumer<SiteOpened>
{
    public Task Consume(ConsumeContext<SiteOpened> context) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO sites AS known (organization_id, id, name, version)
        VALUES ({context.Message.OrganizationId}, {context.Message.SiteId}, {context.Message.Name}, {context.Message.Version})
        ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, version = excluded.version
        WHERE known.version < excluded.version
        """,
        context.CancellationToken);
}
