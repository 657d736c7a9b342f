using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Training.Data;

namespace Platform.Training.Directory;

/// <summary>Keeps the newest version of each organisation; an older one that comes late changes nothing.</summary>
internal sealed class CopyOrganizations(TrainingDb db) : IConsumer<OrganizationRegistered>
{
    public Task Consume(ConsumeContext<OrganizationRegistered> context) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO organizations AS known (organization_id, name, version)
        VALUES ({context.Message.OrganizationId}, {context.Message.Name}, {context.Message.Version})
        ON CONFLICT (organization_id) DO UPDATE SET name = excluded.name, version = excluded.version
        WHERE known.version < excluded.version
        """,
        context.CancellationToken);
}
